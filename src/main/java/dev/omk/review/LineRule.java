package dev.omk.review;

import com.google.re2j.Pattern;
import java.util.Set;

/**
 * A pattern of single lines. One of the sections code and security is also looked for in the lines
 * of one statement taken together.
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
    /** In the product, and where a text of it speaks of it, too: a text that is run by others. */
    PRODUCT_AND_ITS_TEXTS,
    /** In tests, too, and in what documentation and examples run. */
    EVERYWHERE
  }

  /** Whether it is looked for in statements of several lines, too. */
  public boolean readsStatements() {
    return rule.section() == Section.CODE || rule.section() == Section.SECURITY;
  }

  /** A pattern of the product's code. */
  public static LineRule product(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, Pattern.compile(pattern), Where.PRODUCT);
  }

  /** A pattern of the product's code and of its texts, which others run. */
  public static LineRule productAndTexts(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, Pattern.compile(pattern), Where.PRODUCT_AND_ITS_TEXTS);
  }

  /** A pattern of any code. */
  public static LineRule everywhere(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, Pattern.compile(pattern), Where.EVERYWHERE);
  }
}
