package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.ProtectedPaths;
import dev.omk.scope.TestFiles;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The candidate with every test file as the base had it: none added, changed, moved or gone. Build
 * files that register new tests cannot be read without them, so these can be had as on the base,
 * too.
 */
final class BaseTests {
  /** Where {@link #checkout} leaves the other tree, as it is. */
  static final String BASE = "base";

  private final WorkTree tree;
  private final Subject base;
  private final Subject candidate;
  private final Set<String> paths;
  private final Set<String> buildFiles;

  private BaseTests(
      WorkTree tree, Subject base, Subject candidate, Set<String> paths, Set<String> buildFiles) {
    this.buildFiles = buildFiles;
    this.tree = tree;
    this.base = base;
    this.candidate = candidate;
    this.paths = paths;
  }

  static BaseTests of(GoalSession session, Subject base, Subject candidate)
      throws InterruptedException {
    TestFiles tests = TestFiles.of(session.config().scope().tests());
    Set<String> paths = new TreeSet<>();
    Set<String> buildFiles = new TreeSet<>();
    boolean onlyAdded = true;
    List<ChangedFile> files = session.tree().diff(base, candidate);
    for (ChangedFile file : files) {
      if (file.change() == ChangedFile.Change.MODIFIED && ProtectedPaths.isBuildFile(file.path())) {
        buildFiles.add(file.path());
      }
      for (String path : List.of(file.path(), file.oldPath())) {
        if (!path.isEmpty() && tests.isTest(path)) {
          paths.add(path);
          // A test that moved out of the tests' place is a test all the same.
          paths.add(file.path());
          onlyAdded &= file.change() == ChangedFile.Change.ADDED;
        }
      }
    }
    if (!onlyAdded) {
      buildFiles.clear(); // What tests said before must hold with the build as it is now.
    }
    return new BaseTests(session.tree(), base, candidate, paths, buildFiles);
  }

  /**
   * The same with the build files of the base, where the candidate changed some and no test but
   * added ones: then those of the base have passed with its build files already, beside the new.
   */
  Optional<BaseTests> withBuildFiles() {
    if (buildFiles.isEmpty()) {
      return Optional.empty();
    }
    Set<String> both = new TreeSet<>(paths);
    both.addAll(buildFiles);
    return Optional.of(new BaseTests(tree, base, candidate, both, Set.of()));
  }

  /** Whether no test file differs. */
  boolean unchanged() {
    return paths.isEmpty();
  }

  /** Writes it below a directory and says where. */
  Path checkout(Path directory) throws InterruptedException {
    Path mixed = tree.checkout(candidate, directory.resolve("tree"));
    Path before = tree.checkout(base, directory.resolve(BASE));
    try {
      for (String path : paths) {
        replace(before.resolve(path), mixed.resolve(path));
      }
      return mixed;
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot lay out the tests of the base: " + e.getMessage(),
          "check free space in the temporary folder",
          e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(to);
    }
    Path parent = to.getParent();
    if (parent != null && Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(parent);
      Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
