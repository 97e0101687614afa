package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Step;
import dev.omk.proof.Live;
import dev.omk.store.DurableFiles;
import dev.omk.store.Event;
import dev.omk.store.JournalState;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command, killed before every change that it makes to the state directory: what is there at
 * that moment is kept, and afterwards opened as a later process finds it. A kill changes nothing
 * itself, so this is what a kill leaves; and of every write a half one, too.
 */
@Tag("crash")
class CrashPointsTest {
  @TempDir Path directory;

  private Sample sample;
  private GoalId id;

  /** What somebody does with a goal. */
  enum Act {
    PLAN,
    RUN_UNTIL_READY,
    VERIFY,
    EXECUTE,
    REVIEW,
    ACCEPT,
    REJECT,
    PAUSE,
    RESUME_PAUSED,
    RESUME_ORPHAN,
    BUDGET_ADD,
    CANCEL,
    READ_WITHOUT_PROJECTIONS;

    void prepare(Sample sample, GoalId id) throws Exception {
      GoalDecisions decisions = new GoalDecisions(sample.workspace());
      switch (this) {
        case ACCEPT -> sample.controller().execute(id, Optional.empty());
        case RESUME_PAUSED -> decisions.pause(id);
        case RESUME_ORPHAN -> {
          GoalLedger ledger = GoalLedger.open(sample.workspace(), id);
          ledger.record(new Fact.StepBegan(Step.EXECUTE));
          ledger.record(new Fact.TurnBegan("goal-agent-execute", "mine"));
        }
        case READ_WITHOUT_PROJECTIONS ->
            Files.delete(sample.workspace().directory(id).resolve("goal.json"));
        case PLAN, RUN_UNTIL_READY, VERIFY, EXECUTE, REVIEW, REJECT, PAUSE, BUDGET_ADD, CANCEL -> {}
      }
    }

    void run(Sample sample, GoalId id) throws Exception {
      GoalDecisions decisions = new GoalDecisions(sample.workspace());
      GoalController controller = sample.controller();
      switch (this) {
        case PLAN -> sample.plan(true);
        case RUN_UNTIL_READY -> controller.runUntilReady(id);
        case VERIFY -> controller.verify(id, GateOptions.PLAIN);
        case EXECUTE -> controller.execute(id, Optional.empty());
        case REVIEW -> controller.review(id);
        case ACCEPT -> controller.accept(id, "seen", "me");
        case REJECT -> decisions.reject(id, "no", "me");
        case PAUSE -> decisions.pause(id);
        case RESUME_PAUSED, RESUME_ORPHAN -> decisions.resume(id);
        case BUDGET_ADD -> decisions.addBudget(id, new Budget(Duration.ofMinutes(5), null, null));
        case CANCEL -> decisions.cancel(id);
        case READ_WITHOUT_PROJECTIONS -> new GoalReader(sample.workspace()).goal(id);
      }
    }
  }

  @BeforeEach
  void aGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    id = sample.plan(true);
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void everyStateThatAKillCanLeaveOpensAndLosesNothing(Act act) throws Exception {
    act.prepare(sample, id);
    Path goals = sample.workspace().state().goals();
    try (KilledStates states = new KilledStates(goals, directory.resolve("kept"))) {
      Storage watched = new Storage(DurableFiles.watched(states, states), Storage.real().clock());
      act.run(sample.on(watched), id);
      states.keep();
      sample = sample.on(new Storage(states, Storage.real().clock()));
      List<Event> last = GoalLedger.open(sample.workspace(), id).events();

      assertThat(states.size()).isGreaterThan(3);
      for (int n = 0; n < states.size(); n++) {
        states.restore(n);
        String where = act + ", " + states.describe(n);
        List<Event> found = opens(where, states.acknowledged(n, id.value()));
        assertThat(last).as(where).startsWith(found.toArray(Event[]::new));
        goesOn(where);
      }
    }
  }

  /** What a reader sees before anybody writes; its events. */
  private List<Event> opens(String where, long acknowledged) throws Exception {
    Workspace workspace = sample.workspace();
    List<Event> events = List.of();
    for (String name : workspace.state().ids()) {
      GoalLedger ledger = GoalLedger.open(workspace, new GoalId(name));
      assertThat(ledger.reading().state()).as(where).isNotInstanceOf(JournalState.Damaged.class);
      Goal goal = ledger.goal();
      assertThat(GoalLedger.open(workspace, goal.id()).goal()).as(where).isEqualTo(goal);
      GoalReader.Read read = new GoalReader(workspace).goal(goal.id());
      assertThat(read.damaged()).as(where).isFalse();
      assertThat(read.document().path("status").asText()).isEqualTo(goal.status().json());
      assertThat(read.document().path("ready").asBoolean())
          .isEqualTo(goal.status() == GoalStatus.READY && ledger.assess(Live.NOT_LOOKED).ready());
      if (goal.id().equals(id)) {
        events = ledger.events();
        assertThat(events.size()).as(where).isGreaterThanOrEqualTo((int) acknowledged);
      }
    }
    return events;
  }

  /** As the next process does. */
  private void goesOn(String where) throws Exception {
    Workspace workspace = sample.workspace();
    GoalDecisions decisions = new GoalDecisions(workspace);
    for (GoalId orphan : decisions.orphans()) {
      decisions.resume(orphan);
    }
    assertThat(decisions.orphans()).as(where).isEmpty();
    if (GoalLedger.open(workspace, id).goal().status() != GoalStatus.CANCELLED) {
      decisions.addBudget(id, new Budget(Duration.ofMinutes(1), null, null));
    } else {
      refused(() -> decisions.pause(id));
    }
    GoalLedger ledger = GoalLedger.open(workspace, id);
    assertThat(ledger.reading().state()).as(where).isEqualTo(new JournalState.Intact());
    assertThat(ledger.goal().status()).as(where).isNotEqualTo(GoalStatus.RUNNING);
    assertThat(strays(workspace.state().goals())).as(where).isEmpty();
  }

  private interface Doing {
    void run() throws Exception;
  }

  private static void refused(Doing doing) throws Exception {
    try {
      doing.run();
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.PAUSED_OR_CANCELLED);
    }
  }

  private static List<Path> strays(Path goals) throws IOException {
    try (Stream<Path> all = Files.walk(goals, 2)) {
      return all.filter(
              path -> {
                String name = path.getFileName().toString();
                return name.endsWith(".tmp") || name.startsWith(".new-");
              })
          .toList();
    }
  }
}
