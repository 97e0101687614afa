package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.RootedPaths;
import dev.omk.scope.TestFiles;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tests and scripts of a clean checkout while gates run in it: what is built or tested there
 * may rewrite what judges it, and no tree shows that afterwards. What was written and put back has
 * another time of last change ({@code ctime}), which no program may set, or is another inode.
 */
public final class RoomWatch {
  private static final String CODE =
      "(?s).*\\.(py|js|mjs|cjs|ts|tsx|jsx|go|rs|rb|php|java|kt|scala|cs|ex|exs|sh|bash|pl|t|c|cc|cpp"
          + "|json|txt|ya?ml|csv|tsv|golden|snap|expected|want)";

  private final RootedPaths room;
  private final boolean changesModes;
  private final Map<String, Look> before = new TreeMap<>();
  private final Map<Path, Look> folders = new TreeMap<>();

  private RoomWatch(RootedPaths room, boolean changesModes) {
    this.room = room;
    this.changesModes = changesModes;
  }

  /**
   * What can be seen of a file or a folder.
   *
   * @param digest of the content; empty for what is no regular file
   * @param inode its number
   * @param modified time of the last change of content, which a program may set
   * @param touched time of the last change of anything, which none may set
   */
  private record Look(String digest, Object inode, Object modified, Object touched) {
    static final Look NOTHING = new Look("", 0, 0, 0);
  }

  /** Looks at a clean checkout before gates run in it. */
  public static RoomWatch begin(GoalSession session, Subject subject, Path room)
      throws InterruptedException {
    CheckTexts texts = new CheckTexts(session, subject);
    boolean chmod = texts.tools().stream().anyMatch(text -> text.contains("chmod"));
    RoomWatch watch = new RoomWatch(new RootedPaths(room), chmod);
    TestFiles tests = TestFiles.of(session.config().scope().tests());
    Set<String> scripts = new HashSet<>(session.goal().pins().gateFiles());
    scripts.addAll(session.goal().pins().watched());
    for (String path : session.tree().paths(subject)) {
      if (scripts.contains(path) || (tests.isTest(path) && path.matches(CODE))) {
        watch.before.put(path, look(watch.room.file(path), true));
        Path folder = watch.room.file(path).getParent();
        if (folder != null && !folder.equals(room)) {
          watch.folders.computeIfAbsent(folder, one -> look(one, false));
        }
      }
    }
    return watch;
  }

  /** One line for each that is not as it was. */
  public List<String> changed() {
    List<String> changed = new ArrayList<>();
    before.forEach(
        (path, was) -> {
          Look now = look(room.file(path), true);
          if (!was.digest().equals(now.digest())) {
            changed.add(path + " was changed while the gates ran");
          } else if (written(was, now)) {
            changed.add(path + " was written to while the gates ran, and put back");
          }
        });
    folders.forEach(
        (folder, was) -> {
          if (moved(was, look(folder, false))) {
            changed.add(folder.getFileName() + "/ was moved while the gates ran, and put back");
          }
        });
    return changed;
  }

  // A mode that is set again touches a file, too; only a gate that says so is believed.
  private boolean written(Look was, Look now) {
    boolean other = !was.inode().equals(now.inode()) || !was.modified().equals(now.modified());
    return other || (!changesModes && !was.touched().equals(now.touched()));
  }

  // To come or go is a change of a folder's content; to be renamed touches it and no more.
  private static boolean moved(Look was, Look now) {
    boolean touched = !was.touched().equals(now.touched());
    return !was.inode().equals(now.inode()) || (touched && was.modified().equals(now.modified()));
  }

  private static Look look(Path file, boolean content) {
    try {
      boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      if (content && !regular) {
        return Look.NOTHING;
      }
      Map<String, Object> seen =
          Files.readAttributes(file, "unix:ino,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
      return new Look(
          content ? Sha256.hexOf(Files.readAllBytes(file)) : "",
          seen.getOrDefault("ino", 0),
          seen.getOrDefault("lastModifiedTime", 0),
          seen.getOrDefault("ctime", 0));
    } catch (NoSuchFileException e) {
      return Look.NOTHING;
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot read " + file + ": " + e.getMessage(),
          "check the permissions of the temporary folder",
          e);
    }
  }
}
