package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change to the file system fails once, and again with the process gone. */
class FailingFilesTest {
  /** How it fails. */
  enum Failure {
    ONCE,
    FROM_THEN_ON,
    PROCESS_DIES
  }

  /** Not an exception that anybody handles: what follows does not happen. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Fails at the n-th change. */
  private static final class Countdown implements Failpoint {
    private final Failure failure;
    private int left;
    private boolean hit;

    Countdown(int changes, Failure failure) {
      this.left = changes;
      this.failure = failure;
    }

    @Override
    public void reached(Change change, Path file) throws IOException {
      left--;
      if (left == 0 || (left < 0 && failure != Failure.ONCE)) {
        hit = true;
        if (failure == Failure.PROCESS_DIES) {
          throw new Died();
        }
        throw new IOException("No space left on device");
      }
    }
  }

  @TempDir Path root;

  private static Storage storage(Failpoint failpoint) {
    return new Storage(
        DurableFiles.watched(DurableFiles.real(), failpoint), Storage.real().clock());
  }

  /** Whether it was acknowledged. */
  private static boolean succeeds(Runnable step) {
    try {
      step.run();
      return true;
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.IO);
      assertThat(e.line()).contains("No space left on device");
      return false;
    } catch (Died e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void aFailedAppendIsNotAcknowledgedAndLeavesAJournalThatOpens(Failure failure) {
    Path directory = Goals.create(root);
    int acknowledged = 1;
    for (int n = 1; ; n++) {
      Countdown countdown = new Countdown(n, failure);
      Storage failing = storage(countdown);
      Journal journal = Journal.open(directory, Goals.ID, Optional.of(Goals.MAC), failing);
      Projections projections =
          new Projections(directory, Goals.ID, Optional.of(Goals.MAC), failing);
      boolean done =
          succeeds(
              () ->
                  journal.append(
                      news -> {},
                      () -> List.of(Goals.event("one"), Goals.event("two")),
                      appended ->
                          projections.write("goal.json", Json.object(), appended.position())));

      JournalReading reading = Goals.read(directory);
      assertThat(reading.state()).isNotInstanceOf(JournalState.Damaged.class);
      if (done) {
        acknowledged += 2;
      }
      assertThat(reading.events().size()).isBetween(acknowledged, acknowledged + 2);
      if (failure == Failure.ONCE && !done) {
        assertThat(reading.events()).hasSize(acknowledged);
      }
      acknowledged = reading.events().size();
      if (!countdown.hit) {
        assertThat(n).isGreaterThan(7);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void aTornLineIsRecoveredWhateverFails(Failure failure) throws IOException {
    Path directory = Goals.create(root, "noted");
    Path file = directory.resolve(Journal.FILE);
    for (int n = 1; ; n++) {
      Files.writeString(file, "{\"id\":\"torn", java.nio.file.StandardOpenOption.APPEND);
      Countdown countdown = new Countdown(n, failure);
      Journal journal =
          Journal.open(directory, Goals.ID, Optional.of(Goals.MAC), storage(countdown));
      succeeds(() -> journal.append(List.of(Goals.event("noted"))));

      JournalReading reading = Goals.read(directory);
      assertThat(reading.state()).isNotInstanceOf(JournalState.Damaged.class);
      Goals.open(directory).append(List.of());
      assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
      if (!countdown.hit) {
        assertThat(n).isGreaterThan(9);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void aGoalIsThereWholeOrNotAtAll(Failure failure) throws IOException {
    for (int n = 1; ; n++) {
      Path project = Files.createDirectory(root.resolve("p" + n));
      StateDirectory state = Goals.state(project.resolve(".omk"));
      Countdown countdown = new Countdown(n, failure);
      Storage failing = storage(countdown);
      boolean done =
          succeeds(
              () ->
                  new NewGoal(state, () -> Goals.MAC, failing)
                      .create(
                          Goals.ID,
                          directory -> {
                            new Artifacts(directory, failing.files())
                                .store("artifacts/plan/prd.md", new byte[10]);
                            return List.of(Goals.event("run_started"));
                          },
                          NewGoal.FirstProjections.nothing()));

      assertThat(state.ids().size()).isBetween(done ? 1 : 0, 1);
      for (String id : state.ids()) {
        Path directory = state.goalDirectory(id);
        assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
        assertThat(directory.resolve("artifacts/plan/prd.md")).hasSize(10);
      }
      if (failure == Failure.ONCE && !done && state.ids().isEmpty()) {
        assertThat(entries(state.goals())).isEmpty();
      }
      if (!countdown.hit) {
        assertThat(done).isTrue();
        return;
      }
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  @Test
  void shortWritesAreContinued() {
    Path directory = Goals.create(root);
    DurableFiles oneByte = new OneByteFiles();

    Goals.open(directory, oneByte).append(List.of(Goals.event("noted"), Goals.event("noted")));

    assertThat(Goals.read(directory).events()).hasSize(3);
  }

  /** Writes one byte at a time. */
  private static final class OneByteFiles extends ForwardingFiles {
    @Override
    public int write(DurableFile file, ByteBuffer bytes, long position) throws IOException {
      int written = super.write(file, bytes.slice(bytes.position(), 1), position);
      bytes.position(bytes.position() + written);
      return written;
    }
  }
}
