package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that keeps what was synced, and of the rest what it likes. */
@Tag("crash")
class PowerLossTest {
  private static final int LOSSES = 200;
  private static final int CHANGES = 30;

  @TempDir Path root;
  private final UnreliableDisk disk = new UnreliableDisk();

  /** The power goes: whatever would follow does not happen. */
  private static final class PowerLost extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void whatWasAcknowledgedIsThereAfterEveryLossOfPower() throws IOException {
    Path directory = Goals.create(root);
    disk.settle(directory);
    Random random = new Random(3);
    List<Event> acknowledged = Goals.read(directory).events();
    for (int loss = 0; loss < LOSSES; loss++) {
      int[] left = {1 + random.nextInt(CHANGES)};
      Failpoint power =
          (change, file) -> {
            if (--left[0] <= 0) {
              throw new PowerLost();
            }
          };
      acknowledged = appendUntil(directory, power, acknowledged, loss);
      disk.losePower(directory, random);

      JournalReading reading = Goals.read(directory);
      assertThat(reading.state()).as("loss " + loss).isNotInstanceOf(JournalState.Damaged.class);
      assertThat(reading.events())
          .as("loss " + loss)
          .startsWith(acknowledged.toArray(Event[]::new));
      acknowledged = reading.events();
    }
    assertThat(acknowledged.size()).isGreaterThan(LOSSES / 2);
  }

  private List<Event> appendUntil(
      Path directory, Failpoint power, List<Event> acknowledged, int loss) {
    Storage storage = new Storage(DurableFiles.watched(disk, power), InstantSource.system());
    Journal journal = Journal.open(directory, Goals.ID, Optional.of(Goals.MAC), storage);
    Projections projections = new Projections(directory, Goals.ID, Optional.of(Goals.MAC), storage);
    List<Event> told = acknowledged;
    try {
      while (true) {
        journal.append(
            news -> {},
            () -> List.of(Goals.event("one-" + loss), Goals.event("two-" + loss)),
            appended -> projections.write("goal.json", Json.object(), appended.position()));
        told = Goals.read(directory).events();
      }
    } catch (PowerLost e) {
      return told;
    }
  }

  @Test
  void aSyncThatFailedIsNotTrustedWhenTheBatchCouldNotBeTakenBack() throws IOException {
    Path directory = Goals.create(root);
    disk.settle(directory);
    Failpoint noTruncation =
        (change, file) -> {
          if (change == Failpoint.Change.TRUNCATE) {
            throw new IOException("Input/output error");
          }
        };
    DurableFiles failing = DurableFiles.watched(disk, noTruncation);
    disk.failNextSync();
    assertThatThrownBy(
            () -> Goals.open(directory, failing).append(List.of(Goals.event("not told"))))
        .isInstanceOf(OmkException.class);
    assertThat(Goals.kinds(Goals.read(directory))).containsExactly("run_started", "not told");

    Goals.open(directory, disk).append(List.of(Goals.event("told")));
    disk.losePower(directory, new Random(1));

    JournalReading reading = Goals.read(directory);
    assertThat(reading.state()).isEqualTo(new JournalState.Intact());
    assertThat(Goals.kinds(reading)).containsExactly("run_started", "not told", "told");
  }
}
