package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Changes of one file, for tests of what is found in them. */
final class Edits {
  private Edits() {}

  /** A file with these lines in place of those; without any before, it is new. */
  static FilePatch of(String path, List<String> before, List<String> after) {
    String old = before.isEmpty() ? "" : path;
    return new FilePatch(old, path, false, false, numbered(after), numbered(before));
  }

  /** A new file. */
  static FilePatch added(String path, List<String> lines) {
    return of(path, List.of(), lines);
  }

  /** The lines of a text in which a bar ends a line. */
  static List<String> lines(String text) {
    return Arrays.asList(text.split("\\|", -1));
  }

  /** The rules that a review finds broken, each once. */
  static List<String> rules(EvasionReview review, FilePatch patch) {
    return review.examine(patch).stream().map(Finding::rule).distinct().toList();
  }

  private static List<TextLine> numbered(List<String> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(at -> new TextLine(at + 1, lines.get(at)))
        .toList();
  }
}
