package dev.omk.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Paths as scripts write them. */
final class ScriptPaths {
  private ScriptPaths() {}

  /** The last segment. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder of a path; empty for the root. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /**
   * A path seen from a folder of the work tree, without {@code .} and {@code ..}; empty when it
   * leads out of the tree or nowhere.
   */
  static Optional<String> in(String folder, String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : List.of((folder + "/" + path).split("/", -1))) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
  }
}
