package dev.omk.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.task.Lease;
import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SliceBoardTest {
  private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

  private static Task task(int number, TaskStatus status, List<String> needs, String writes) {
    return new Task(
        "goal-agent-implement-" + number,
        "Slice " + number,
        "words",
        status,
        "executor",
        needs,
        List.of(),
        List.of(writes),
        "low",
        List.of("done"),
        List.of(),
        List.of(),
        0,
        null);
  }

  private static SliceBoard board(Task... tasks) {
    return SliceBoard.of(new TaskGraph(List.of(tasks)));
  }

  private static List<Lease> leases(int... numbers) {
    List<Lease> leases = new ArrayList<>();
    for (int number : numbers) {
      leases.add(Lease.begin("goal-agent-implement-" + number, "mine", NOW));
    }
    return leases;
  }

  private static final SliceBoard THREE =
      board(
          task(0, TaskStatus.PENDING, List.of(), "a/**"),
          task(1, TaskStatus.PENDING, List.of(), "b/**"),
          task(2, TaskStatus.PENDING, List.of(), "a/x"));

  private static List<String> starts(
      SliceBoard board, List<Lease> working, List<Lease> waiting, Set<String> stuck, int agents) {
    return board.starts(working, waiting, stuck, agents, NOW).stream().map(Task::title).toList();
  }

  @Test
  void thoseThatDoNotWriteTheSameBeginAtOnceUpToTheLimit() {
    assertThat(starts(THREE, List.of(), List.of(), Set.of(), 3))
        .containsExactly("Slice 0", "Slice 1");
    assertThat(starts(THREE, List.of(), List.of(), Set.of(), 1)).containsExactly("Slice 0");
  }

  @Test
  void whatWaitsToLandKeepsItsFilesButNeedsNoAgent() {
    assertThat(starts(THREE, List.of(), leases(0), Set.of(), 1)).containsExactly("Slice 1");
    assertThat(starts(THREE, leases(1), leases(0), Set.of(), 1)).isEmpty();
  }

  @Test
  void whatIsLeftForAPersonHoldsUpOnlyWhatNeedsIt() {
    SliceBoard chain =
        board(
            task(0, TaskStatus.PENDING, List.of(), "a/**"),
            task(1, TaskStatus.PENDING, List.of("goal-agent-implement-0"), "b/**"),
            task(2, TaskStatus.PENDING, List.of(), "c/**"));
    assertThat(starts(chain, List.of(), List.of(), Set.of("goal-agent-implement-0"), 3))
        .containsExactly("Slice 2");
  }

  @Test
  void whatWasBlockedMayBeTriedAgainAndNeedsOutsideOfTheSlicesAreMet() {
    SliceBoard board = board(task(0, TaskStatus.BLOCKED, List.of(), "a/**"));
    assertThat(starts(board, List.of(), List.of(), Set.of(), 1)).containsExactly("Slice 0");
  }

  @Test
  void theFirstInTheOrderOfThePlanLandsNext() {
    assertThat(THREE.lands(Set.of("goal-agent-implement-2", "goal-agent-implement-1")))
        .isEqualTo(Optional.of("goal-agent-implement-1"));
    assertThat(THREE.lands(Set.of())).isEmpty();
  }
}
