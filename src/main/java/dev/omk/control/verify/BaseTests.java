package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.TestFiles;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The candidate with every test file as the base had it: none added, changed, moved or gone. */
final class BaseTests {
  /** Where {@link #checkout} leaves the other tree, as it is. */
  static final String BASE = "base";

  private final WorkTree tree;
  private final Subject base;
  private final Subject candidate;
  private final Set<String> paths;

  private BaseTests(WorkTree tree, Subject base, Subject candidate, Set<String> paths) {
    this.tree = tree;
    this.base = base;
    this.candidate = candidate;
    this.paths = paths;
  }

  static BaseTests of(GoalSession session, Subject base, Subject candidate)
      throws InterruptedException {
    TestFiles tests = TestFiles.of(session.config().scope().tests());
    Set<String> paths = new TreeSet<>();
    List<ChangedFile> files = session.tree().diff(base, candidate);
    for (ChangedFile file : files) {
      for (String path : List.of(file.path(), file.oldPath())) {
        if (!path.isEmpty() && tests.isTest(path)) {
          paths.add(path);
          // A test that moved out of the tests' place is a test all the same.
          paths.add(file.path());
        }
      }
    }
    return new BaseTests(session.tree(), base, candidate, paths);
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
