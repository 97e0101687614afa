package dev.omk.review;

import com.google.re2j.Pattern;
import java.util.Set;

/**
 * A pattern of single lines.
 *
 * @param rule what is found where it matches
 * @param suffixes of the files that it reads, as {@link FilePatch#suffix} has them
 * @param pattern to be found in a line
 * @param where in which files
 */
public record LineRule(Rule rule, Set<String> suffixes, Pattern pattern, Where where) {

  /** In which files a pattern says something. */
  public enum Where {
    /** In the product alone: neither in tests nor in documentation and examples. */
    PRODUCT,
    /** In tests, too, and in what documentation and examples run. */
    EVERYWHERE
  }

  /** A pattern of the product's code. */
  public static LineRule product(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, Pattern.compile(pattern), Where.PRODUCT);
  }

  /** A pattern of any code. */
  public static LineRule everywhere(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, Pattern.compile(pattern), Where.EVERYWHERE);
  }
}
