package dev.omk.control;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.RootedPaths;
import dev.omk.scope.TestFiles;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tests and scripts of a clean checkout while gates run in it: what is built or tested there
 * may rewrite what judges it, and no tree shows that afterwards.
 */
final class RoomWatch {
  private static final String CODE =
      "(?s).*\\.(py|js|mjs|cjs|ts|tsx|jsx|go|rs|rb|php|java|kt|scala|cs|ex|exs|sh|bash|pl|t|c|cc|cpp)";

  private final RootedPaths room;
  private final Map<String, String> before = new TreeMap<>();

  private RoomWatch(RootedPaths room) {
    this.room = room;
  }

  static RoomWatch begin(GoalSession session, Subject subject, Path room)
      throws InterruptedException {
    RoomWatch watch = new RoomWatch(new RootedPaths(room));
    TestFiles tests = TestFiles.of(session.config().scope().tests());
    Set<String> scripts = new HashSet<>(session.goal().pins().gateFiles());
    for (String path : session.tree().paths(subject)) {
      if (scripts.contains(path) || (tests.isTest(path) && path.matches(CODE))) {
        watch.before.put(path, watch.now(path));
      }
    }
    return watch;
  }

  /** One line for each that is not as it was. */
  List<String> changed() {
    List<String> changed = new ArrayList<>();
    before.forEach(
        (path, was) -> {
          if (!was.equals(now(path))) {
            changed.add(path + " was changed while the gates ran");
          }
        });
    return changed;
  }

  private String now(String path) {
    Path file = room.file(path);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Sha256.hexOf(Files.readAllBytes(file))
          : "";
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot read " + file + ": " + e.getMessage(),
          "check the permissions of the temporary folder",
          e);
    }
  }
}
