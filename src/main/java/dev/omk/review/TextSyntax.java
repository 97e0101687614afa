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
 * @param quotes characters around a text that ends on its line
 * @param characters whether a single quote goes around one character alone
 * @param patterns whether a pattern may stand between slashes
 */
record TextSyntax(
    String comment,
    String otherComment,
    boolean blocks,
    List<String> longTexts,
    String quotes,
    boolean characters,
    boolean patterns) {
  private static final String TRIPLE = "\"\"\"";

  private static final TextSyntax PYTHON =
      new TextSyntax("#", "", false, List.of(TRIPLE, "'''"), "\"'", false, false);
  private static final TextSyntax JAVASCRIPT =
      new TextSyntax("//", "", true, List.of("`"), "\"'", false, true);
  private static final TextSyntax JVM =
      new TextSyntax("//", "", true, List.of(TRIPLE), "\"", true, false);
  private static final TextSyntax GO =
      new TextSyntax("//", "", true, List.of("`"), "\"", true, false);
  private static final TextSyntax C = new TextSyntax("//", "", true, List.of(), "\"", true, false);
  private static final TextSyntax PHP =
      new TextSyntax("//", "#", true, List.of(), "\"'", false, false);
  private static final TextSyntax RUBY =
      new TextSyntax("#", "", false, List.of(), "\"'", false, false);

  private static final Map<Set<String>, TextSyntax> ALL =
      Map.of(
          Suffixes.PYTHON,
          PYTHON,
          Suffixes.JAVASCRIPT,
          JAVASCRIPT,
          Suffixes.JVM,
          JVM,
          Suffixes.GO,
          GO,
          Suffixes.RUBY,
          RUBY,
          Suffixes.PHP,
          PHP,
          Suffixes.of(List.of(Suffixes.C, Suffixes.RUST, Set.of("zig"))),
          C,
          Suffixes.of(List.of(Suffixes.CSHARP, Set.of("swift", "dart"))),
          JVM);

  static Optional<TextSyntax> of(String suffix) {
    return ALL.entrySet().stream()
        .filter(entry -> entry.getKey().contains(suffix))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether a comment that ends with its line begins somewhere. */
  boolean isComment(String line, int at) {
    return (!comment.isEmpty() && line.startsWith(comment, at))
        || (!otherComment.isEmpty() && line.startsWith(otherComment, at));
  }
}
