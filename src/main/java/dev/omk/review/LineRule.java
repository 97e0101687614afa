package dev.omk.review;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A pattern of single lines. One of the sections code and security is also looked for in the lines
 * of one statement taken together.
 *
 * @param rule what is found where it matches
 * @param suffixes of the files that it reads, as {@link FilePatch#suffix} has them
 * @param pattern to be found in a line
 * @param where in which files
 * @param weighing what is found depending on what stands around a match; empty where it does not
 */
public record LineRule(
    Rule rule,
    Set<String> suffixes,
    Pattern pattern,
    Where where,
    Optional<BiFunction<Rule, CodePlace, Optional<Rule>>> weighing) {

  /** In which files a pattern says something. */
  public enum Where {
    /** In the product alone: neither in tests nor in documentation and examples. */
    PRODUCT,
    /** In the product, and where a text of it speaks of it, too: a text that is run by others. */
    PRODUCT_AND_ITS_TEXTS,
    /** In tests, too, and in what documentation and examples run. */
    EVERYWHERE
  }

  private LineRule(Rule rule, Set<String> suffixes, String pattern, Where where) {
    this(rule, suffixes, Pattern.compile(pattern), where, Optional.empty());
  }

  /**
   * The same where what stands around a match decides.
   *
   * @param weigh what is found there instead of the rule; empty where that is nothing
   */
  public LineRule weighed(BiFunction<Rule, CodePlace, Optional<Rule>> weigh) {
    return new LineRule(rule, suffixes, pattern, where, Optional.of(weigh));
  }

  /** Whether it is looked for in statements of several lines, too. */
  public boolean readsStatements() {
    return rule.section() == Section.CODE || rule.section() == Section.SECURITY;
  }

  /** A pattern of the product's code. */
  public static LineRule product(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, pattern, Where.PRODUCT);
  }

  /** A pattern of the product's code and of its texts, which others run. */
  public static LineRule productAndTexts(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, pattern, Where.PRODUCT_AND_ITS_TEXTS);
  }

  /** A pattern of any code. */
  public static LineRule everywhere(Rule rule, Set<String> suffixes, String pattern) {
    return new LineRule(rule, suffixes, pattern, Where.EVERYWHERE);
  }
}
