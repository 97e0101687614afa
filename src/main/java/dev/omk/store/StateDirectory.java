package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The {@code .omk} directory that holds a project's goals. Finding it writes nothing. */
public final class StateDirectory {
  static final String NAME = ".omk";
  // Itself too: an untracked file here would stand in the way of merging a branch that has it.
  private static final String IGNORED = "goals/\n.gitignore\n";

  /** How names of files begin that are to become the {@code .gitignore}. */
  private static final String UNFINISHED = ".gitignore.new-";

  private final Path root;
  private final boolean foreign;

  private StateDirectory(Path root, boolean foreign) {
    this.root = root;
    this.foreign = foreign;
  }

  /**
   * Finds it: what was asked for; else, from a linked worktree, the main worktree's; else the
   * nearest {@code .omk} upwards, up to the root of the work tree and never the home's; else {@code
   * .omk} at the root of the work tree, or in the working directory where there is no git.
   *
   * @throws OmkException {@code INVALID_VALUE} if something else than a directory is in its place
   */
  public static StateDirectory find(StateInputs in) {
    Path root = locate(in);
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.isDirectory(at)) {
        break;
      }
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        throw inTheWay(root, at);
      }
    }
    return new StateDirectory(root, asked(in).isEmpty() && homes(in).equals(Optional.of(root)));
  }

  private static OmkException inTheWay(Path root, Path file) {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        file.equals(root)
            ? "the state directory " + root + " is a file, not a directory"
            : "the state directory cannot be " + root + ": " + file + " is not a directory",
        "choose another one with --state-dir or OMK_STATE_DIR, or move that file away");
  }

  private static Optional<Path> asked(StateInputs in) {
    return in.explicit().or(() -> in.variable().filter(text -> !text.isEmpty()).map(Path::of));
  }

  // It is that of omk 0.5.0, which would change its ways if we made one.
  private static Optional<Path> homes(StateInputs in) {
    return in.home().map(home -> home.resolve(NAME).normalize());
  }

  private static Path locate(StateInputs in) {
    Path here = in.workingDirectory().toAbsolutePath().normalize();
    Optional<Path> asked = asked(in);
    if (asked.isPresent()) {
      return here.resolve(asked.get()).normalize();
    }
    Optional<Path> main = in.mainWorktreeRoot();
    if (main.isPresent() && !main.equals(in.workTreeRoot())) {
      return main.get().resolve(NAME);
    }
    return nearest(here, in).orElse(in.workTreeRoot().orElse(here).resolve(NAME));
  }

  private static Optional<Path> nearest(Path here, StateInputs in) {
    Optional<Path> foreign = homes(in);
    for (Path at = here; at != null; at = at.getParent()) {
      Path candidate = at.resolve(NAME);
      if (Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
          && !foreign.equals(Optional.of(candidate))) {
        return Optional.of(candidate);
      }
      if (in.workTreeRoot().equals(Optional.of(at))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The directory itself; need not exist. */
  public Path root() {
    return root;
  }

  /** Where the goals are; need not exist. */
  public Path goals() {
    return root.resolve("goals");
  }

  /** What keeps git from taking the goals; need not exist. */
  Path ignore() {
    return root.resolve(".gitignore");
  }

  /**
   * The directory of a goal.
   *
   * @throws OmkException {@code NOT_FOUND} if there is no such goal; {@code DAMAGED_STATE} if it is
   *     a link or no directory
   */
  public Path goalDirectory(String id) {
    if (!GoalName.is(id)) {
      throw notFound(id);
    }
    Path directory = goals().resolve(id);
    boolean own = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    if (!own && !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw notFound(id);
    }
    // A name of that form has no separator: with no link on the way it cannot lead elsewhere.
    if (!own || Files.isSymbolicLink(goals())) {
      throw StoreFailure.damaged(notItsOwn(id, directory), "look at it: ls -ld " + directory);
    }
    return directory;
  }

  private String notItsOwn(String id, Path directory) {
    if (Files.isSymbolicLink(goals())) {
      return "the directory of all goals is a link, and omk follows none there: " + goals();
    }
    return Files.isSymbolicLink(directory)
        ? "the directory of " + id + " is a link, and omk follows none there: " + directory
        : id + " is no directory: " + directory;
  }

  private static OmkException notFound(String id) {
    return new OmkException(
        ErrorCode.NOT_FOUND, "Goal '" + id + "' not found", "list the goals with: omk goal list");
  }

  /** All goals by name, newest first; none is opened. Temporary and foreign names are left out. */
  public List<String> ids() {
    return newest(Long.MAX_VALUE).ids();
  }

  /**
   * The newest goals of all.
   *
   * @param ids the newest first
   * @param total how many there are, these among them
   */
  public record Newest(List<String> ids, int total) {}

  /** The newest goals, so many at most, found without sorting the others. */
  public Newest newest(long most) {
    List<String> names = names();
    List<String> ids = new ArrayList<>(names.size() <= most ? names : newest(names, most));
    ids.sort(Comparator.reverseOrder());
    return new Newest(ids, names.size());
  }

  private static Collection<String> newest(List<String> names, long most) {
    PriorityQueue<String> kept = new PriorityQueue<>();
    String oldest = "";
    for (String name : names) {
      boolean full = kept.size() >= most;
      if (!full || name.compareTo(oldest) > 0) {
        if (full) {
          kept.remove();
        }
        kept.add(name);
        oldest = kept.element();
      }
    }
    return kept;
  }

  /** All names of goals, in no order. */
  private List<String> names() {
    // Names alone: making a path of each of many goals takes longer than reading the directory.
    String[] listed = goals().toFile().list();
    return listed == null ? streamed() : ofGoals(Arrays.asList(listed));
  }

  private static List<String> ofGoals(List<String> names) {
    List<String> goals = new ArrayList<>(names.size());
    for (String name : names) {
      if (GoalName.is(name)) {
        goals.add(name);
      }
    }
    return goals;
  }

  // Only the stream tells why a directory cannot be read.
  private List<String> streamed() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(goals())) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw StoreFailure.cannot("read", goals(), new IOException(e));
    } catch (IOException e) {
      throw StoreFailure.cannot("read", goals(), e);
    }
    return ofGoals(names);
  }

  /**
   * Checks that omk may write here.
   *
   * @throws OmkException {@code INVALID_VALUE} for the {@code .omk} of the home
   */
  public void requireOurs() {
    if (foreign) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "omk keeps no goals in " + root + ", which belongs to omk 0.5.0",
          "cd to a project first, or choose a place with --state-dir");
    }
  }

  /** Makes the goals directory, and once the {@code .gitignore} beside it. */
  Path createGoals(DurableFiles files) throws IOException {
    requireOurs();
    Path goals = goals();
    if (Files.isDirectory(goals, LinkOption.NOFOLLOW_LINKS)) {
      return goals;
    }
    createWithParents(files, root);
    if (!Files.exists(ignore(), LinkOption.NOFOLLOW_LINKS)) {
      writeIgnore(files);
    }
    files.createDirectory(goals);
    files.syncDirectory(root);
    return goals;
  }

  // Nobody holds a lock here, so each of several that come at once has a name of its own.
  private void writeIgnore(DurableFiles files) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(root, UNFINISHED + "*")) {
      for (Path path : left) {
        if (NewGoal.isMakerGone(path)) {
          files.delete(path);
        }
      }
    }
    Path fresh =
        root.resolve(
            UNFINISHED + Thread.currentThread().threadId() + "-" + ProcessHandle.current().pid());
    files.delete(fresh);
    try (DurableFile out = files.create(fresh)) {
      files.writeFully(out, ByteBuffer.wrap(IGNORED.getBytes(StandardCharsets.US_ASCII)), 0);
      files.sync(out);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    files.rename(fresh, ignore());
  }

  private static void createWithParents(DurableFiles files, Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = AtomicFile.parent(directory);
    createWithParents(files, parent);
    files.createDirectory(directory);
    files.syncDirectory(parent);
  }
}
