package dev.omk.control.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.DirectoryStamp;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.VouchedFiles;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.GoalId;
import dev.omk.store.Journal;
import dev.omk.store.Mac;
import dev.omk.store.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of all goals of a project, each until its goal changes: until a file in the goal's
 * directory is replaced, as each change of a goal replaces some, or the journal's length is
 * another. Reading them one by one is most of the time of a list of thousands. Thread-safe.
 *
 * <p>In parts, so that several threads read them and a change of one goal writes one of them anew.
 */
final class RememberedGoals {
  private static final int PARTS = 16;
  private static final int MAX_FILES = 16 * PARTS;

  private final Path goals;
  private final VouchedFiles files;
  private final Mac key;
  private final Instant now;
  private final Slot[] slots = new Slot[PARTS];

  private RememberedGoals(Workspace workspace, Path goals, Mac key) throws IOException {
    this.goals = goals;
    String name = DirectoryStamp.of(goals).inode();
    this.files =
        new VouchedFiles(
            UserCache.of(workspace.world().environment()).resolve("listed"), MAX_FILES);
    this.key = key;
    this.now = workspace.world().now();
    for (int i = 0; i < PARTS; i++) {
      slots[i] = new Slot(name + "-" + i);
    }
  }

  /** Which of the parts a goal is in. */
  static int part(GoalId id) {
    return Math.floorMod(id.value().hashCode(), PARTS);
  }

  /** Those of a workspace; nothing where there is no key to vouch for them. */
  static Optional<RememberedGoals> of(Workspace workspace) {
    try {
      Optional<Mac> key = workspace.key();
      return key.isPresent()
          ? Optional.of(new RememberedGoals(workspace, workspace.state().goals(), key.get()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A part and the file that it is kept in. */
  private final class Slot {
    private final String file;
    private @Nullable RememberedPart part;

    Slot(String file) {
      this.file = file;
    }

    private RememberedPart part() throws IOException {
      RememberedPart known = part;
      if (known == null) {
        known = new RememberedPart(files.find(key, file).orElseGet(() -> new byte[0]));
        part = known;
      }
      return known;
    }

    synchronized Optional<byte[]> find(GoalId id, String stamp) throws IOException {
      return part().find(id.value(), stamp);
    }

    synchronized void add(GoalId id, String stamp, byte[] summary) throws IOException {
      part().add(id.value(), stamp, summary);
    }

    synchronized void keep() throws IOException {
      if (part != null && part.grown()) {
        files.keep(key, file, part.content());
      }
    }
  }

  /**
   * The summary of a goal, remembered or read.
   *
   * @param reading gives one that vouches for itself
   */
  Optional<ObjectNode> summary(GoalId id, Function<GoalId, Optional<ObjectNode>> reading) {
    try {
      Path directory = goals.resolve(id.value());
      DirectoryStamp changed = DirectoryStamp.of(directory);
      long journal = RegularFile.require(directory.resolve(Journal.FILE)).size();
      return summary(id, changed, changed.name() + "-" + journal, reading);
    } catch (IOException e) {
      return reading.apply(id); // Which says what is wrong with it.
    }
  }

  private Optional<ObjectNode> summary(
      GoalId id,
      DirectoryStamp changed,
      String stamp,
      Function<GoalId, Optional<ObjectNode>> reading)
      throws IOException {
    Slot slot = slots[part(id)];
    Optional<byte[]> known = slot.find(id, stamp);
    if (known.isPresent()) {
      return Optional.of(RememberedSummary.of(id, known.get()));
    }
    Optional<ObjectNode> read = reading.apply(id);
    if (read.isPresent() && changed.settled(now)) {
      slot.add(id, stamp, RememberedSummary.line(read.get()));
    }
    return read;
  }

  /** Keeps what was asked for, and forgets all else: to be called when all goals were. */
  void keep() {
    try {
      for (Slot slot : slots) {
        slot.keep();
      }
    } catch (IOException e) {
      return; // What cannot be remembered is read again.
    }
  }
}
