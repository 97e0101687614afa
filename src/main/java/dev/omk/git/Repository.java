package dev.omk.git;

import java.nio.file.Path;

/**
 * Where a repository is.
 *
 * @param root the root of this work tree
 * @param gitDirectory what is this work tree's own: HEAD, index
 * @param commonDirectory what all its work trees share: refs, objects, config
 * @param mainRoot the root of the main work tree; {@code root} itself unless this is a linked one,
 *     and also when the main one is bare
 * @param objectFormat {@code sha1} or {@code sha256}
 */
public record Repository(
    Path root, Path gitDirectory, Path commonDirectory, Path mainRoot, String objectFormat) {

  /** Whether this work tree was made by {@code git worktree add}. */
  public boolean linked() {
    return !gitDirectory.equals(commonDirectory);
  }

  /** The file of the user's index; it need not be there. */
  public Path indexFile() {
    return gitDirectory.resolve("index");
  }

  /** Where its objects are. */
  public Path objects() {
    return commonDirectory.resolve("objects");
  }

  /** Hexadecimal digits of an object id. */
  public int idLength() {
    return "sha256".equals(objectFormat) ? 64 : 40;
  }
}
