package dev.omk.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How texts and comments of a language begin and end.
 *
 * @param comment what begins a comment that ends with its line; empty where there is none
 * @param otherComment another one
 * @param blocks whether there are comments from slash and star to star and slash
 * @param longTexts what begins and ends a text of several lines, the longest first
 * @param others texts of several lines that end with something else than what begins them
 * @param quotes characters around a text that ends on its line
 * @param characters whether a single quote goes around one character alone
 * @param patterns whether a pattern may stand between slashes
 */
record TextSyntax(
    String comment,
    String otherComment,
    boolean blocks,
    List<String> longTexts,
    LongTexts others,
    String quotes,
    boolean characters,
    boolean patterns) {
  private static final String TRIPLE = "\"\"\"";

  private static final TextSyntax PYTHON =
      new TextSyntax("#", "", false, List.of(TRIPLE, "'''"), LongTexts.NONE, "\"'", false, false);
  private static final TextSyntax JAVASCRIPT =
      new TextSyntax("//", "", true, List.of("`"), LongTexts.NONE, "\"'", false, true);
  private static final TextSyntax JVM = braced(List.of(TRIPLE), LongTexts.NONE);
  private static final TextSyntax CSHARP = braced(List.of(TRIPLE), LongTexts.CSHARP);
  private static final TextSyntax GO = braced(List.of("`"), LongTexts.NONE);
  private static final TextSyntax C = braced(List.of(), LongTexts.NONE);
  private static final TextSyntax RUST = braced(List.of(), LongTexts.RUST);
  private static final TextSyntax PHP =
      new TextSyntax("//", "#", true, List.of(), LongTexts.PHP, "\"'", false, false);
  private static final TextSyntax RUBY =
      new TextSyntax("#", "", false, List.of(), LongTexts.RUBY, "\"'", false, false);
  private static final TextSyntax LUA =
      new TextSyntax("--", "", false, List.of(), LongTexts.LUA, "\"'", false, false);

  /** In quotes a shell has commands as well, so they are code. */
  private static final TextSyntax SHELL =
      new TextSyntax("", "", false, List.of(), LongTexts.SHELL, "", false, false);

  private static final Map<Set<String>, TextSyntax> ALL =
      Map.ofEntries(
          Map.entry(Suffixes.PYTHON, PYTHON),
          Map.entry(Suffixes.JAVASCRIPT, JAVASCRIPT),
          Map.entry(Suffixes.JVM, JVM),
          Map.entry(Suffixes.GO, GO),
          Map.entry(Suffixes.RUBY, RUBY),
          Map.entry(Suffixes.PHP, PHP),
          Map.entry(Suffixes.RUST, RUST),
          Map.entry(Suffixes.of(List.of(Suffixes.C, Set.of("zig"))), C),
          Map.entry(Suffixes.CSHARP, CSHARP),
          Map.entry(Set.of("swift", "dart"), JVM),
          Map.entry(Set.of("lua"), LUA),
          Map.entry(Set.of("sh", "bash", "zsh", "ksh"), SHELL));

  private static TextSyntax braced(List<String> longTexts, LongTexts others) {
    return new TextSyntax("//", "", true, longTexts, others, "\"", true, false);
  }

  static Optional<TextSyntax> of(String suffix) {
    return ALL.entrySet().stream()
        .filter(entry -> entry.getKey().contains(suffix))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether it says of all texts and comments where they are. */
  boolean isWhole() {
    return !quotes.isEmpty();
  }

  /** Whether a comment that ends with its line begins somewhere. */
  boolean isComment(String line, int at) {
    return (!comment.isEmpty() && line.startsWith(comment, at))
        || (!otherComment.isEmpty() && line.startsWith(otherComment, at));
  }
}
