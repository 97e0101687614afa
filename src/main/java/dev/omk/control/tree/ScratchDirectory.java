package dev.omk.control.tree;

import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.goal.GoalId;
import dev.omk.process.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A private temporary directory that is removed with everything in it; what a crash leaves is
 * removed by the goal's next controller.
 */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /** A directory for that goal, in the system's temporary folder: outside of any project. */
  public static ScratchDirectory create(GoalId goal) {
    return made(() -> Files.createTempDirectory(prefix(goal)));
  }

  /** A directory for a run of gates that belongs to no goal; what killed ones left is removed. */
  public static ScratchDirectory create() {
    removeLeftChecks();
    return made(() -> TemporaryFiles.directory(TemporaryFiles.system(), "check"));
  }

  private static void removeLeftChecks() {
    try {
      for (Path left : TemporaryFiles.leftovers(TemporaryFiles.system())) {
        TreeRemoval.of(left);
      }
    } catch (IOException e) {
      return; // Another run removes it too, or the next one.
    }
  }

  /** Makes a directory. */
  @FunctionalInterface
  private interface Making {
    Path make() throws IOException;
  }

  private static ScratchDirectory made(Making making) {
    try {
      return new ScratchDirectory(making.make().toRealPath());
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make a temporary directory: " + e.getMessage(),
          "set TMPDIR to a directory that can be written",
          e);
    }
  }

  /** Removes what controllers of that goal, and programs of ours, left when they were killed. */
  public static void removeLeftovers(GoalId goal, Workspace workspace) {
    Set<Path> parents = new LinkedHashSet<>(List.of(TemporaryFiles.system()));
    Path snapshots = workspace.directory(goal).resolve(GoalTree.SNAPSHOT_RULES);
    if (Files.isDirectory(snapshots)) {
      parents.add(snapshots);
    }
    workspace
        .world()
        .environment()
        .get("TMPDIR")
        .map(Path::of)
        .filter(Files::isDirectory)
        .ifPresent(parents::add);
    for (Path parent : parents) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, prefix(goal) + "*")) {
        for (Path path : left) {
          TreeRemoval.of(path);
        }
        for (Path path : TemporaryFiles.leftovers(parent)) {
          TreeRemoval.of(path);
        }
      } catch (IOException | DirectoryIteratorException e) {
        throw new OmkException(
            ErrorCode.IO,
            "cannot remove what an earlier controller left in " + parent,
            "remove " + parent.resolve(prefix(goal) + "*"),
            e);
      }
    }
  }

  private static String prefix(GoalId goal) {
    return "omk-clean-" + goal + "-";
  }

  /** Where it is, with links resolved. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      TreeRemoval.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
