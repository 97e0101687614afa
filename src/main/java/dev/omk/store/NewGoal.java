package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates goals, each whole or not at all: everything is written and synced under a temporary name,
 * which a rename then makes the goal's.
 */
public final class NewGoal {
  private static final String TEMPORARY = ".new-";
  static final String LOCK = "creator.lock";

  /** Where another machine may be making it: what is older than this belongs to nobody. */
  private static final Duration OLD = Duration.ofMinutes(10);

  private final StateDirectory state;
  private final Supplier<Mac> key;
  private final Storage storage;

  /**
   * Creates goals in {@code state}.
   *
   * @param key asked when there is something to write with it
   */
  public NewGoal(StateDirectory state, Supplier<Mac> key, Storage storage) {
    this.state = state;
    this.key = key;
    this.storage = storage;
  }

  /** What else a new goal has. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes artifacts and documents into the goal's directory and says what its first events are.
     */
    List<NewEvent> write(Path directory);
  }

  /** Writes the first projections, before the goal is there for others. */
  @FunctionalInterface
  public interface FirstProjections {
    /** Does nothing. */
    static FirstProjections nothing() {
      return (directory, appended) -> {};
    }

    /** Writes them into {@code directory}. */
    void write(Path directory, Appended appended);
  }

  /**
   * Creates a goal.
   *
   * @param id its id, which no goal has yet
   * @return its journal, the first batch of which the caller has written
   * @throws OmkException if it cannot be created; then there is nothing of it, and of the state
   *     directory no more than before, or, when only the last sync failed, all of it
   */
  public Journal create(String id, Content content, FirstProjections projections) {
    if (!GoalName.is(id)) {
      throw new OmkException(
          ErrorCode.INTERNAL, "not a goal's id: " + id, "report this as a defect");
    }
    NewState before = NewState.before(state);
    boolean done = false;
    try {
      Path goals = state.createGoals(storage.files());
      removeLeftovers(state, storage);
      Journal journal = create(id, goals, content, projections);
      done = true;
      return journal;
    } catch (IOException e) {
      throw StoreFailure.cannot("create", state.goals().resolve(id), e);
    } finally {
      if (!done) {
        before.takeBack();
      }
    }
  }

  private Journal create(String id, Path goals, Content content, FirstProjections projections)
      throws IOException {
    Path target = goals.resolve(id);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it exists already");
    }
    Path temporary = temporary(goals, id);
    storage.files().createDirectory(temporary);
    boolean done = false;
    try {
      fill(id, temporary, content, projections);
      storage.files().rename(temporary, target);
      done = true;
    } finally {
      if (!done) {
        TreeRemoval.of(temporary); // not the port: nothing depends on its success
      }
    }
    storage.files().syncDirectory(goals);
    Journal journal = Journal.open(target, id, Optional.of(key.get()), storage);
    journal.scan(event -> {}).orThrow(id);
    return journal;
  }

  /** The name under which this process makes a goal, before it is there for others. */
  static Path temporary(Path goals, String id) {
    return goals.resolve(TEMPORARY + id + "-" + ProcessHandle.current().pid());
  }

  private void fill(String id, Path temporary, Content content, FirstProjections projections)
      throws IOException {
    Path lockFile = temporary.resolve(LOCK);
    try (PathLock _ = PathLock.acquire(lockFile)) {
      List<NewEvent> events = content.write(temporary);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("a goal begins with an event");
      }
      Journal journal = Journal.create(temporary, id, key.get(), storage);
      Appended appended = journal.append(events);
      projections.write(temporary, appended);
      storage.files().delete(lockFile);
      storage.files().syncDirectory(temporary);
    }
  }

  /**
   * Removes goals whose creation a crash ended: nobody was told of them.
   *
   * @throws IOException if one of them cannot be removed
   */
  public static void removeLeftovers(StateDirectory state, Storage storage) throws IOException {
    Path goals = state.goals();
    if (!Files.isDirectory(goals, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Instant before = storage.clock().instant().minus(OLD);
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(goals, TEMPORARY + "goal-*")) {
      for (Path leftover : leftovers) {
        if ((isOld(leftover, before) || isMakerGone(leftover)) && !isInCreation(leftover)) {
          TreeRemoval.of(leftover);
        }
      }
    }
  }

  // By the pid in its name. One that was reused keeps the leftover until it is old.
  static boolean isMakerGone(Path leftover) {
    String name = leftover.getFileName().toString();
    try {
      return ProcessHandle.of(Long.parseLong(name.substring(name.lastIndexOf('-') + 1))).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isOld(Path leftover, Instant before) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(leftover, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isDirectory() && attributes.lastModifiedTime().toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false; // Another process was faster.
    }
  }

  private static boolean isInCreation(Path leftover) throws IOException {
    try {
      return PathLock.look(leftover.resolve(LOCK), 0).held();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
