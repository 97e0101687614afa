package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Has git write the files of an index, and hash what it wrote, see {@link GitObject}. Of many files
 * each processor gets a part: git's own workers write only, and one process has to hash it all.
 */
final class GitCheckout {
  /** Entries for which another two processes pay. */
  private static final int SMALLEST_PART = 250;

  /** As git's configuration says it. */
  private static final int ALL_PROCESSORS = 0;

  /** Of an index in bytes, to be held in memory. */
  private static final long LARGEST_INDEX = 64L << 20;

  private final Git git;
  private final GitVariables variables;

  GitCheckout(Git git, GitVariables variables) {
    this.git = git;
    this.variables = variables;
  }

  /**
   * Writes the files into a directory that has none of them; afterwards the index knows them.
   *
   * @param index in a directory of our own, where parts of it can lie beside it
   * @param target a real path
   * @param digits of an object's name
   * @throws OmkException {@code DAMAGED_STATE} if an object is not what its name says
   */
  void write(Path index, Path target, int digits) throws IOException, InterruptedException {
    Optional<GitIndex> whole =
        Files.size(index) > LARGEST_INDEX
            ? Optional.empty()
            : GitIndex.of(Files.readAllBytes(index), digits);
    int processors = Runtime.getRuntime().availableProcessors();
    int parts = Math.min(processors, whole.map(GitIndex::size).orElse(0) / SMALLEST_PART);
    if (whole.isEmpty() || parts < 2) {
      writeAll(index, target, ALL_PROCESSORS);
    } else {
      writeParts(whole.get(), parts, index, target);
    }
  }

  private void writeParts(GitIndex whole, int count, Path index, Path target)
      throws IOException, InterruptedException {
    RootedPaths paths = new RootedPaths(target);
    for (String folder : whole.shared(count)) {
      Files.createDirectory(paths.file(folder)); // Two of git's processes fail over who makes it.
    }
    List<Path> files = new ArrayList<>();
    List<Callable<Path>> tasks = new ArrayList<>();
    for (byte[] part : whole.parts(count)) {
      Path file = Files.write(index.resolveSibling("index-part-" + files.size()), part);
      files.add(file);
      tasks.add(
          () -> {
            writeAll(file, target, 1);
            return file;
          });
    }
    AtOnce.all(tasks);
    List<byte[]> written = new ArrayList<>();
    for (Path file : files) {
      written.add(Files.readAllBytes(file));
    }
    byte[] known =
        whole
            .with(written)
            .orElseThrow(
                () ->
                    new OmkException(ErrorCode.IO, "git left another index than it was given", ""));
    Path beside = Files.write(index.resolveSibling("index-known"), known);
    Files.move(beside, index, StandardCopyOption.ATOMIC_MOVE);
  }

  private void writeAll(Path index, Path target, int workers) throws InterruptedException {
    Map<String, String> environment = variables.environment(index, target);
    git.run(
        GitCall.of(
                "write the files of a snapshot",
                target,
                "-c",
                "checkout.workers=" + workers,
                "checkout-index",
                "-a",
                "-q")
            .with(environment));
    // Nothing is known of any file yet, so all are read; a look at them before that is for nothing.
    GitResult hashed =
        git.attempt(
            GitCall.of(
                    "look at what was written",
                    target,
                    "-c",
                    "core.preloadIndex=false",
                    "update-index",
                    "--ignore-submodules",
                    "--refresh")
                .with(environment));
    if (!hashed.ok()) {
      throw GitObject.forged(
          hashed.line().lines().findFirst().orElse("").replaceFirst(": needs .*", ""));
    }
  }
}
