package dev.omk.control.workspace;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.store.KeyFile;
import dev.omk.store.Mac;
import dev.omk.store.SigningKeyFile;
import dev.omk.store.StateDirectory;
import dev.omk.store.StateInputs;
import dev.omk.text.Count;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the goals of a project are, and the key that vouches for them. Finding it writes nothing.
 */
public final class Workspace {
  /** The reference that stands for the newest goal. */
  public static final String LATEST = "latest";

  private static final int SHOWN = 5;

  private final World world;
  private final Path root;
  private final Optional<Path> explicit;
  private final StateDirectory state;
  private final KeyFile keyFile;
  private final Announcement announcement;
  private final Notices notices;

  private Workspace(
      World world,
      Path root,
      Optional<Path> explicit,
      StateDirectory state,
      KeyFile keyFile,
      Announcement announcement,
      Notices notices) {
    this.announcement = announcement;
    this.notices = notices;
    this.world = world;
    this.explicit = explicit;
    this.root = root;
    this.state = state;
    this.keyFile = keyFile;
  }

  /**
   * The workspace around the working directory.
   *
   * @param explicit {@code --state-dir}
   */
  public static Workspace find(World world, Optional<Path> explicit) throws InterruptedException {
    Optional<Roots> roots = Roots.of(world);
    StateInputs inputs =
        new StateInputs(
            explicit,
            world.environment().get("OMK_STATE_DIR"),
            world.directory(),
            world.environment().get("HOME").filter(home -> !home.isEmpty()).map(Path::of),
            roots.map(Roots::workTree),
            roots.map(Roots::main));
    KeyFile key =
        KeyFile.of(
            world.environment().get("XDG_CONFIG_HOME"),
            world.environment().get("HOME"),
            world.storage().files());
    StateDirectory state = StateDirectory.find(inputs);
    Path root = roots.isPresent() ? roots.get().workTree() : plainRoot(world, state);
    return new Workspace(
        world, root, explicit, state, key, outcome -> outcome.goal().id().value(), new Notices());
  }

  // Without git the project is where its .omk is, seen from below it.
  private static Path plainRoot(World world, StateDirectory state) {
    Path parent = state.root().getParent();
    if (parent == null || !state.root().endsWith(".omk")) {
      return world.directory();
    }
    return world.directory().startsWith(parent) ? parent : world.directory();
  }

  /** The same with another way to tell of its goals; without one their ids are told. */
  public Workspace announcing(Announcement other) {
    return new Workspace(world, root, explicit, state, keyFile, other, notices);
  }

  /** How its goals are told to the program of {@code [notify]}. */
  public Announcement announcement() {
    return announcement;
  }

  /** What is to be told beside the answer of the command that this is for. */
  public Notices notices() {
    return notices;
  }

  /** The root of the work tree that goals made here are about. */
  public Path root() {
    return root;
  }

  /**
   * Whether goals about that work tree are kept here: it is this one, or another worktree of the
   * same project. A copy of a project has goals that are about the original.
   */
  public boolean owns(Path workTree) throws InterruptedException {
    if (workTree.equals(root)) {
      return true;
    }
    if (!Files.isDirectory(workTree)) {
      return false;
    }
    return in(workTree).state.root().equals(state.root());
  }

  /** The workspace as it is for a command that is run in a work tree. */
  public Workspace in(Path workTree) throws InterruptedException {
    return workTree.equals(root) ? this : find(world.in(workTree), explicit);
  }

  /** The world that it was found in. */
  public World world() {
    return world;
  }

  /** The state directory. */
  public StateDirectory state() {
    return state;
  }

  /** The key, if there is one that can be used. */
  public Optional<Mac> key() {
    return keyFile.usable();
  }

  /** What of a goal can be verified, and what not, where {@link #key} gives none; one line. */
  public String unchecked() {
    return keyFile.absence()
        + ", so of the journal only the chain is verified, neither its macs nor its head;"
        + " "
        + keyFile.remedy()
        + ": without the key the goal can be read and not written";
  }

  /** The key for signing what leaves this machine. */
  public SigningKeyFile signingKey() {
    return SigningKeyFile.of(
        world.environment().get("XDG_CONFIG_HOME"),
        world.environment().get("HOME"),
        world.storage().files());
  }

  /** What to say where there is none and a goal is to be written. */
  OmkException keyMissing() {
    return keyFile.missing();
  }

  /**
   * The key, made when there is none. That it was lost, if it was, is told: a new one vouches for
   * what begins now, and for nothing that was sealed before.
   *
   * @throws OmkException if there is a file that must not be used as a key, or none can be made
   */
  Mac keyForWriting() {
    int sealed = keyFile.load().isPresent() ? 0 : sealedGoals();
    Mac mac = keyFile.loadOrCreate();
    if (sealed > 0) {
      notices.add(lost(sealed));
    }
    return mac;
  }

  private String lost(int sealed) {
    String path = keyFile.path().map(Path::toString).orElse("");
    return "omk's key "
        + path
        + " was missing, and a new one was made for what begins now; "
        + Count.of(sealed, "goal")
        + " here "
        + (sealed == 1 ? "is" : "are")
        + " sealed with the lost one and can only be read, as far as the chain holds (exit code 8),"
        + " until that is back in its place; keep the new one, too";
  }

  /** The key, made when there is none, unless one was lost: nothing that lasts depends on it. */
  public Optional<Mac> keyForCaches() {
    return keyFile.load().isPresent() || sealedGoals() == 0
        ? Optional.of(keyFile.loadOrCreate())
        : Optional.empty();
  }

  /** Whether omk's key vouches for goals here: nothing vouches for those of omk 0.5.0. */
  public boolean hasSealedGoals() {
    return sealedGoals() > 0;
  }

  private int sealedGoals() {
    return (int)
        state.ids().stream()
            .filter(id -> Files.exists(state.goals().resolve(id).resolve("head.json")))
            .count();
  }

  /**
   * The goal that a reference means: an id, a unique prefix of one, or {@code latest}.
   *
   * @throws OmkException if there is none, or more than one
   */
  public GoalId resolve(String reference) {
    if (reference.equals(LATEST)) {
      return newest()
          .map(GoalId::new)
          .orElseThrow(
              () ->
                  new OmkException(
                      ErrorCode.NOT_FOUND,
                      "No goals found",
                      "make one with: omk goal run \"Fix the failing test in calc\""));
    }
    Optional<GoalId> whole = GoalId.parse(reference);
    if (whole.isPresent()) {
      state.goalDirectory(reference);
      return whole.get();
    }
    return byPrefix(reference);
  }

  /**
   * The newest goal by name; none is opened. A link or an empty directory of such a name counts:
   * that it is no goal any more is for whoever opens it to say, for the goal before it is not the
   * one that is meant.
   */
  public Optional<String> newest() {
    return newest(1).ids().stream().findFirst();
  }

  /** The newest goals by name, so many at most. */
  public StateDirectory.Newest newest(long most) {
    return new NewestGoals(this).of(most);
  }

  private GoalId byPrefix(String prefix) {
    List<String> found =
        prefix.isEmpty()
            ? List.of()
            : state.ids().stream().filter(id -> id.startsWith(prefix)).toList();
    if (found.isEmpty()) {
      throw new OmkException(
          ErrorCode.NOT_FOUND,
          "Goal '" + prefix + "' not found",
          "list the goals with: omk goal list");
    }
    if (found.size() > 1) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "'"
              + prefix
              + "' is the beginning of "
              + found.size()
              + " goals: "
              + String.join(", ", found.subList(0, Math.min(SHOWN, found.size())))
              + (found.size() > SHOWN ? ", …" : ""),
          "give more of the id; tell them apart with: omk goal list");
    }
    return new GoalId(found.getFirst());
  }

  /** The directory of a goal that exists. */
  public Path directory(GoalId id) {
    return state.goalDirectory(id.value());
  }
}
