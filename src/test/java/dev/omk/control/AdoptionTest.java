package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.project.GateDrift;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.WorkspaceKey;
import dev.omk.control.workspace.World;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.legacy.LegacyGoal;
import dev.omk.proof.Claim.Strength;
import dev.omk.store.DurableFiles;
import dev.omk.store.Event;
import dev.omk.store.Storage;
import dev.omk.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {
  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws IOException, InterruptedException {
    sample = Sample.broken(directory);
  }

  private Path goal(GoalId id) {
    return sample.project.resolve(".omk/goals").resolve(id.value());
  }

  private ProofCheck.Verdict check(GoalId id) throws InterruptedException {
    return ProofCheck.of(sample.workspace(), id).verdict();
  }

  private GoalLedger ledger(GoalId id) throws InterruptedException {
    return GoalLedger.open(sample.workspace(), id);
  }

  private static List<String> kinds(GoalLedger ledger) {
    return LedgerEvents.of(ledger).stream().map(Event::kind).toList();
  }

  @Test
  void whatIsRecordedAsRunningIsAnOrphanThatGoesOn() throws Exception {
    GoalId id = Recorded.in(sample, "killed-running");
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    assertThat(decisions.orphans()).containsExactly(id);

    assertThat(decisions.resume(id).goal().status()).isEqualTo(GoalStatus.NOT_READY);

    assertThat(decisions.orphans()).isEmpty();
    assertThat(ledger(id).goal().tasks().tasks())
        .noneMatch(task -> task.status() == TaskStatus.RUNNING);
    GoalStatus end = sample.controller().runUntilReady(id).goal().status();
    assertThat(end).isNotEqualTo(GoalStatus.RUNNING);
    assertThat(ledger(id).goal().latestVerification()).isPresent();
  }

  @Test
  void theFirstWriteAdoptsWithTheHashOfEveryOldFile() throws Exception {
    GoalId id = Recorded.in(sample, "verify-pass");
    Map<String, String> old = Recorded.files(goal(id));
    new GoalDecisions(sample.workspace()).pause(id);
    GoalLedger ledger = ledger(id);
    assertThat(kinds(ledger)).containsExactly("adopted", "goal_paused");
    assertThat(ledger.goal().status()).isEqualTo(GoalStatus.PAUSED);
    assertThat(ledger.goal().documents().stream().map(file -> file.sha256()))
        .containsExactlyInAnyOrderElementsOf(old.values());
    assertThat(Recorded.files(goal(id)).values()).containsAll(old.values());
    assertThat(check(id)).isEqualTo(ProofCheck.Verdict.NOT_READY);
    assertThat(ProofCheck.of(sample.workspace(), id).points())
        .contains(
            new ProofCheck.Point(
                "pins", Strength.MISSING, "no pins: nothing says yet what the goal is judged by"));
    assertThat(LegacyGoal.open(goal(id), id.value())).isEmpty();
  }

  @Test
  void aChangedOldFileIsFound() throws Exception {
    GoalId id = Recorded.in(sample, "verify-pass");
    new GoalDecisions(sample.workspace()).pause(id);
    for (String file : List.of("prd.md", "omk-0.5.0/events.jsonl", "omk-0.5.0/cost.jsonl")) {
      Path path = goal(id).resolve(file);
      byte[] before = Files.readAllBytes(path);
      Files.writeString(path, "changed");
      assertThat(check(id)).as(file).isEqualTo(ProofCheck.Verdict.DAMAGED);
      Files.write(path, before);
    }
    assertThat(check(id)).isEqualTo(ProofCheck.Verdict.NOT_READY);
  }

  @Test
  void whatIsRefusedChangesNothing() throws Exception {
    GoalId cancelled = Recorded.in(sample, "cancelled");
    Map<String, String> before = Recorded.files(goal(cancelled));
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    assertThatThrownBy(() -> decisions.pause(cancelled))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PAUSED_OR_CANCELLED));
    assertThatThrownBy(() -> sample.controller().verify(cancelled, GateOptions.PLAIN))
        .isInstanceOf(OmkException.class);
    assertThat(Recorded.files(goal(cancelled))).isEqualTo(before);
  }

  @Test
  void aJournalThatIsDamagedIsNotPutOutOfSight() throws Exception {
    GoalId id = Recorded.in(sample, "damaged-garbage-line");
    Map<String, String> before = Recorded.files(goal(id));
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    assertThatThrownBy(() -> decisions.addBudget(id, new Budget(null, 5L, null)))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
    assertThat(Recorded.files(goal(id))).isEqualTo(before);
  }

  @Test
  void aGoalOfAnotherWorkTreeIsNotAdoptedByAStepThatNeedsTheTree() throws Exception {
    GoalId id = Recorded.id("verify-pass");
    Recorded.copy(Recorded.original("verify-pass"), goal(id));
    Map<String, String> before = Recorded.files(goal(id));
    assertThatThrownBy(() -> sample.controller().verify(id, GateOptions.PLAIN))
        .hasMessageContaining("another work tree");
    assertThat(Recorded.files(goal(id))).isEqualTo(before);
  }

  @Test
  void approvingGatesPinsThoseOfNow() throws Exception {
    GoalId id = Recorded.in(sample, "verify-fail");
    GateApproval.Approved approved = new GateApproval(sample.workspace()).approve(id, "somebody");
    assertThat(approved.taken()).isTrue();
    assertThat(approved.changes()).hasSize(1);
    assertThat(kinds(ledger(id))).containsExactly("adopted", "goal_pinned");
    assertThat(ledger(id).goal().gates()).hasSize(1);
  }

  @Test
  void gatesOfAGoalThatNobodyAdoptedAreNoDamage() throws Exception {
    GoalId id = Recorded.in(sample, "verify-fail");
    ledger(id).requireWhole();
    assertThat(GateDrift.incomparable(sample.workspace(), ledger(id).goal()))
        .contains("omk goal verify " + id);
  }

  @Test
  void aStepPinsGatesAndBaseAndRunsOn() throws Exception {
    GoalId id = Recorded.in(sample, "verify-fail");
    GoalController.Verified verified = sample.controller().verify(id, GateOptions.PLAIN);
    Goal goal = ledger(id).goal();
    assertThat(kinds(ledger(id))).startsWith("adopted", "goal_pinned").contains("gate_failed");
    assertThat(goal.gates()).hasSize(1);
    assertThat(goal.base()).startsWith("git:");
    assertThat(verified.check().green()).isFalse();
    assertThat(check(id)).isEqualTo(ProofCheck.Verdict.NOT_READY);
  }

  @Test
  void recordedReadyIsNotReadyAfterAdoption() throws Exception {
    GoalId id = Recorded.in(sample, "accepted-ready");
    new GoalDecisions(sample.workspace()).reject(id, "look again", "somebody");
    assertThat(ledger(id).goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(new GoalReader(sample.workspace()).goal(id).document().path("ready").asBoolean())
        .isFalse();
  }

  @Test
  void unknownFieldsSurvive() throws Exception {
    GoalId id = Recorded.in(sample, "damaged-unknown-fields");
    var recorded = dev.omk.json.Json.parseObject(Files.readAllBytes(goal(id).resolve("goal.json")));
    List<String> unknown =
        recorded.properties().stream()
            .map(Map.Entry::getKey)
            .filter(n -> n.startsWith("x_"))
            .toList();
    assertThat(unknown).isNotEmpty();
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    decisions.pause(id);
    decisions.resume(id);
    var now = new GoalReader(sample.workspace()).goal(id);
    assertThat(now.recovery()).isEmpty();
    assertThat(now.document().properties().stream().map(Map.Entry::getKey)).containsAll(unknown);
  }

  @Test
  void everyFieldOfTheRecordedStateIsStillThere() throws Exception {
    GoalId id = Recorded.in(sample, "damaged-unknown-fields");
    ObjectNode recorded = Json.parseObject(Files.readAllBytes(goal(id).resolve("goal.json")));
    ObjectNode tasks = Json.parseObject(Files.readAllBytes(goal(id).resolve("task-graph.json")));

    new GoalDecisions(sample.workspace()).pause(id);

    ObjectNode now = Json.parseObject(Files.readAllBytes(goal(id).resolve("goal.json")));
    assertThat(missing("", recorded, now)).isEmpty();
    assertThat(now.path("completed_at")).isEqualTo(recorded.path("completed_at"));
    assertThat(now.path("state_dir").asText()).isEqualTo(goal(id).toString());
    assertThat(now.path("cost_tracker_path").asText())
        .isEqualTo(goal(id).resolve("cost.jsonl").toString());
    assertThat(
            missing(
                "",
                tasks,
                Json.parseObject(Files.readAllBytes(goal(id).resolve("task-graph.json")))))
        .isEmpty();
  }

  // Names of fields, also of members of lists, that a document does not have any more.
  private static List<String> missing(String at, JsonNode before, JsonNode now) {
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : before.properties()) {
      String path = at + "/" + field.getKey();
      if (!now.has(field.getKey())) {
        gone.add(path);
      }
      gone.addAll(missing(path, field.getValue(), now.path(field.getKey())));
    }
    for (int i = 0; before.isArray() && i < before.size(); i++) {
      gone.addAll(missing(at + "/" + i, before.get(i), now.path(i)));
    }
    return gone;
  }

  @Test
  void aNewPlanTakesThePlaceOfTheOldOne() throws Exception {
    GoalId id = Recorded.in(sample, "verify-pass");
    Path source = directory.resolve("old").resolve(id.value());
    Recorded.copy(goal(id), source);

    sample.controller().replan(id, PlanOptions.PLAIN);

    assertThat(check(id)).isEqualTo(ProofCheck.Verdict.NOT_READY);
    assertThat(new GoalImport(sample.workspace()).run(source))
        .extracting(GoalImport.Entry::outcome)
        .containsExactly(GoalImport.Outcome.PRESENT);
  }

  @Test
  void unknownFieldsOfOurOwnDocumentsSurvive() throws Exception {
    GoalId id = sample.plan(false);
    Path file = goal(id).resolve("goal.json");
    Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"x_note\": [1],"));
    new GoalDecisions(sample.workspace()).pause(id);
    assertThat(Files.readString(file)).contains("x_note");
    assertThat(new GoalReader(sample.workspace()).goal(id).recovery()).isEmpty();
  }

  @Test
  void documentsOfANewerOmkAreLeftAsTheyAre() throws Exception {
    GoalId ours = sample.plan(false);
    GoalId theirs = Recorded.in(sample, "verify-pass");
    for (GoalId id : List.of(ours, theirs)) {
      Path file = goal(id).resolve("goal.json");
      Files.writeString(
          file, Files.readString(file).replaceFirst("\"version\": 1", "\"version\": 2"));
      Map<String, String> before = Recorded.files(goal(id));
      assertThatThrownBy(() -> new GoalDecisions(sample.workspace()).pause(id))
          .hasMessageContaining("version 2")
          .hasMessageContaining("goal.json");
      assertThatThrownBy(() -> new GoalReader(sample.workspace()).goal(id))
          .hasMessageContaining("version 2");
      Map<String, String> after = Recorded.files(goal(id));
      after.remove("journal.lock");
      before.remove("journal.lock");
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void removingTheChainDoesNotMakeAGoalOfOursAnOldOne() throws Exception {
    GoalId id = sample.plan(false);
    Files.delete(goal(id).resolve("head.json"));
    assertThat(LegacyGoal.open(goal(id), id.value())).isEmpty();
    assertThat(check(id)).isEqualTo(ProofCheck.Verdict.DAMAGED);
    Files.delete(goal(id).resolve("events.jsonl"));
    assertThat(LegacyGoal.open(goal(id), id.value())).isEmpty();
  }

  @Test
  void aCrashLeavesTheOldGoalOrAnAdoptedOne() throws Exception {
    Path template = directory.resolve("template");
    GoalId id = Recorded.in(sample, "paused-resumed");
    Recorded.copy(goal(id), template);
    WorkspaceKey.made(sample.workspace());
    boolean done = false;
    for (int point = 1; !done; point++) {
      dev.omk.file.TreeRemoval.of(goal(id));
      Recorded.copy(template, goal(id));
      done = crashAt(point, id);
      GoalLedger ledger = ledger(id);
      assertThat(ledger.goal().id()).isEqualTo(id);
      if (kinds(ledger).isEmpty()) {
        Map<String, String> old = Recorded.files(template);
        assertThat(Recorded.files(goal(id))).as("before " + point).containsAllEntriesOf(old);
      } else {
        assertThat(check(id)).as("after " + point).isEqualTo(ProofCheck.Verdict.NOT_READY);
      }
      new GoalDecisions(sample.workspace()).pause(id);
      assertThat(ledger(id).goal().status()).isEqualTo(GoalStatus.PAUSED);
      assertThat(check(id)).as("again " + point).isEqualTo(ProofCheck.Verdict.NOT_READY);
    }
  }

  /** A process that dies at a point: nothing reaches the disk after it. */
  private boolean crashAt(int point, GoalId id) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(point);
    DurableFiles dying =
        DurableFiles.watched(
            DurableFiles.real(),
            (change, file) -> {
              if (left.decrementAndGet() <= 0) {
                throw new IOException("the process is dead");
              }
            });
    World world = sample.world();
    World mortal =
        new World(
            world.environment(),
            world.directory(),
            world.runner(),
            new Storage(dying, world.storage().clock()),
            world.trace());
    try {
      new GoalDecisions(Workspace.find(mortal, Optional.empty())).pause(id);
      return true;
    } catch (OmkException e) {
      return false;
    }
  }
}
