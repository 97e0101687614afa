package dev.omk.legacy;

/**
 * What a file says, and what is wrong with it.
 *
 * @param content as far as it can be told
 * @param problem one line that names the file and, where there is one, the line; empty if all is
 *     well
 * @param damaged whether something is lost by it
 */
public record Part<T>(T content, String problem, boolean damaged) {

  static <T> Part<T> whole(T content) {
    return new Part<>(content, "", false);
  }

  static <T> Part<T> noted(T content, String problem) {
    return new Part<>(content, problem, false);
  }

  static <T> Part<T> damaged(T content, String problem) {
    return new Part<>(content, problem, true);
  }
}
