package dev.omk.scope;

/**
 * One path that differs between two trees.
 *
 * @param path relative to the root of the work tree, with {@code /}
 * @param change what happened to it
 * @param oldPath for a rename the path before, otherwise empty
 */
public record ChangedFile(String path, Change change, String oldPath) {

  /** What happened to a path. */
  public enum Change {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED,
    TYPE_CHANGED
  }
}
