package dev.omk.control.workspace;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.Repository;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The roots of the work tree around a directory.
 *
 * @param workTree the root of this work tree
 * @param main the root of the main work tree of the same repository
 */
record Roots(Path workTree, Path main) {

  // A plain repository is seen without starting git: reading commands must be fast.
  static Optional<Roots> of(World world) throws InterruptedException {
    for (Path at = world.directory(); at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isRegularFile(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(new Roots(at, at));
      }
      if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
        return ask(world);
      }
      requireNotBare(at);
    }
    return Optional.empty();
  }

  private static void requireNotBare(Path at) {
    if (Files.isRegularFile(at.resolve("HEAD"))
        && Files.isDirectory(at.resolve("objects"))
        && Files.isDirectory(at.resolve("refs"))) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          at + " is a bare git repository: it has no work tree to work on",
          "clone it and work there: git clone " + at + " work && cd work");
    }
  }

  private static Optional<Roots> ask(World world) throws InterruptedException {
    Optional<Git> git = world.git();
    Optional<Repository> repository =
        git.isPresent() ? git.get().locate(world.directory()) : Optional.empty();
    return repository.map(found -> new Roots(found.root(), found.mainRoot()));
  }
}
