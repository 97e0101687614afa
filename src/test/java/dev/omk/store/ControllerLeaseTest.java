package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerLeaseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Liveness DEAD = (pid, startedAt) -> false;
  private static final Liveness ALIVE = (pid, startedAt) -> true;
  private static final Holder ME = new Holder(1, "boot+1", "here", "space", NOW, "omk goal run");
  private static final Holder ASKING =
      new Holder(3, "boot+3", "here", "space", NOW, "omk goal list");
  private static final Holder OTHER =
      new Holder(2, "boot+2", "here", "space", NOW, "omk goal verify");

  @TempDir Path directory;

  private Optional<ControllerLease> tryAcquire(Holder holder, Liveness liveness, Instant now) {
    Storage storage = new Storage(DurableFiles.real(), InstantSource.fixed(now));
    return ControllerLease.tryAcquire(
        directory, ControllerLease.CONTROLLER, holder, liveness, storage);
  }

  private LeaseState look(Liveness liveness) {
    Storage storage = new Storage(DurableFiles.real(), InstantSource.fixed(NOW));
    return ControllerLease.look(directory, ControllerLease.CONTROLLER, ASKING, liveness, storage);
  }

  @Test
  void isHeldByOneUntilItIsGivenBack() {
    assertThat(look(DEAD)).isEqualTo(new LeaseState.Free());
    try (ControllerLease lease = tryAcquire(ME, DEAD, NOW).orElseThrow()) {
      assertThat(lease.holder()).isEqualTo(ME);
      assertThat(tryAcquire(OTHER, DEAD, NOW)).isEmpty();
      assertThat(look(DEAD)).isEqualTo(new LeaseState.Held(Optional.of(ME), Optional.of(NOW)));
    }
    assertThat(look(DEAD)).isEqualTo(new LeaseState.Free());
    tryAcquire(OTHER, DEAD, NOW).orElseThrow().close();
  }

  @Test
  void differentNamesAreDifferentLeases() {
    try (ControllerLease goal = tryAcquire(ME, DEAD, NOW).orElseThrow();
        ControllerLease workTree =
            ControllerLease.tryAcquire(directory, ".worktree-1.lock", OTHER, DEAD, Storage.real())
                .orElseThrow()) {
      assertThat(goal.holder()).isNotEqualTo(workTree.holder());
    }
  }

  @Test
  void anotherProcessIsSeenAndItsDeathLeavesAnOrphan() throws Exception {
    Process other = SecondProcess.start("lease", directory.toString());
    try (BufferedReader out = other.inputReader()) {
      assertThat(out.readLine()).isEqualTo("held");
      // The lock is the truth, whatever is said of the pid.
      assertThat(tryAcquire(ME, DEAD, NOW)).isEmpty();
      assertThat(look(DEAD))
          .isInstanceOfSatisfying(
              LeaseState.Held.class,
              held -> assertThat(held.holder()).map(Holder::pid).contains(other.pid()));
    } finally {
      other.destroyForcibly().waitFor();
    }

    assertThat(look(DEAD))
        .isInstanceOfSatisfying(
            LeaseState.Orphaned.class,
            orphaned -> assertThat(orphaned.holder().pid()).isEqualTo(other.pid()));
    tryAcquire(ME, DEAD, NOW).orElseThrow().close();
  }

  @Test
  void aLookFromTheSameProcessDoesNotLoseTheLock() throws Exception {
    try (ControllerLease lease = tryAcquire(ME, DEAD, NOW).orElseThrow()) {
      look(DEAD);
      assertThat(tryAcquire(OTHER, DEAD, NOW)).isEmpty();

      Process other = SecondProcess.start("lease", directory.toString());

      assertThat(other.inputReader().readLine()).isEqualTo("refused");
      assertThat(other.waitFor()).isZero();
      lease.heartbeat();
    }
  }

  @Test
  void aProcessCanGiveItBack() throws Exception {
    Process other = SecondProcess.start("lease", directory.toString());
    assertThat(other.inputReader().readLine()).isEqualTo("held");
    try (OutputStream in = other.getOutputStream()) {
      in.write('\n');
    }
    assertThat(other.waitFor()).isZero();

    assertThat(look(DEAD)).isEqualTo(new LeaseState.Free());
  }

  private void leaveBehind(Holder holder, Instant heartbeat) throws Exception {
    Files.write(
        directory.resolve(ControllerLease.CONTROLLER),
        new LeaseRecord(holder, heartbeat).toBytes().array());
  }

  @Test
  void aLivingProcessIsNotRobbedEvenIfItsLockIsGone() throws Exception {
    leaveBehind(OTHER, NOW);

    assertThat(tryAcquire(ME, ALIVE, NOW)).isEmpty();
    assertThat(look(ALIVE)).isInstanceOf(LeaseState.Held.class);
    assertThat(tryAcquire(ME, DEAD, NOW)).isPresent().get().satisfies(ControllerLease::close);
  }

  @Test
  void anotherMachineCountsWhileItsHeartbeatIsFresh() throws Exception {
    leaveBehind(new Holder(2, "boot+2", "elsewhere", "elsewhere", NOW, "omk"), NOW);

    assertThat(tryAcquire(ME, ALIVE, NOW.plusSeconds(20))).isEmpty();
    assertThat(tryAcquire(ME, ALIVE, NOW.plusSeconds(40)))
        .isPresent()
        .get()
        .satisfies(ControllerLease::close);
  }

  @Test
  void nonsenseInTheFileIsNobody() throws Exception {
    Files.writeString(directory.resolve(ControllerLease.CONTROLLER), "{\"pid\":");

    assertThat(look(ALIVE)).isEqualTo(new LeaseState.Free());
    assertThat(tryAcquire(ME, ALIVE, NOW)).isPresent().get().satisfies(ControllerLease::close);
  }

  @Test
  void anotherPidNamespaceOfThisHostIsNotAskedForPids() throws Exception {
    leaveBehind(new Holder(2, "boot+2", "here", "another space", NOW, "omk"), NOW);

    assertThat(tryAcquire(ME, DEAD, NOW.plusSeconds(20))).isEmpty();
    assertThat(tryAcquire(ME, ALIVE, NOW.plusSeconds(40)))
        .isPresent()
        .get()
        .satisfies(ControllerLease::close);
  }

  @Test
  void aReusedPidIsNotTheHolder() throws Exception {
    leaveBehind(OTHER, NOW);
    Liveness reused = (pid, startedAt) -> startedAt.equals("boot+99");

    assertThat(look(reused)).isEqualTo(new LeaseState.Orphaned(OTHER));
    assertThat(tryAcquire(ME, reused, NOW)).isPresent().get().satisfies(ControllerLease::close);
  }

  @Test
  void whoseLeaseFileWasReplacedLearnsOfIt() throws Exception {
    Path file = directory.resolve(ControllerLease.CONTROLLER);
    for (boolean replaced : new boolean[] {true, false}) {
      try (ControllerLease lease = tryAcquire(ME, DEAD, NOW).orElseThrow()) {
        lease.heartbeat();
        Files.move(file, directory.resolve("aside-" + replaced));
        if (replaced) {
          Files.createFile(file);
        }

        assertThatThrownBy(lease::heartbeat)
            .isInstanceOfSatisfying(
                OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
      }
    }
  }
}
