package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.omk.control.plan.PlanOptions;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.tree.TreeRestore;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  private static final int SOME = 3;

  private static final String ANOTHER_GATE = "[[gates]]\nname = \"more\"\nrun = \"true\"\n";

  /**
   * Commands that change nothing in the state directory but projections; and those that deliver,
   * which die in {@link DeliveryTest} and {@link MergeTest}.
   */
  private static final Set<String> READING =
      Set.of(
          "LIST",
          "STATUS",
          "SHOW",
          "PROOF",
          "REPLAY",
          "REPORT",
          "WATCH",
          "BUDGET",
          "OPEN_PR",
          "MERGE",
          "INIT",
          "DEMO",
          "DOCTOR",
          "COMPLETION");

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
    ANSWER,
    REPLAN,
    RESTORE,
    PAUSE,
    RESUME_PAUSED,
    RESUME_ORPHAN,
    BUDGET_ADD,
    CANCEL,
    GATES_APPROVE,
    IMPORT,
    ADOPT,
    PRUNE,
    READ_WITHOUT_PROJECTIONS;

    private static final String RECORDED = "paused-resumed";

    void prepare(Sample sample, GoalId id) throws Exception {
      GoalDecisions decisions = new GoalDecisions(sample.workspace());
      switch (this) {
        case ACCEPT -> sample.controller().execute(id, Optional.empty());
        case ANSWER -> sample.plan("Fix bug", true, Budget.UNLIMITED);
        case REPLAN -> decisions.reject(id, "no", "me");
        case RESUME_PAUSED -> decisions.pause(id);
        case RESUME_ORPHAN -> {
          GoalLedger ledger = GoalLedger.open(sample.workspace(), id);
          ledger.record(new Fact.StepBegan(Step.EXECUTE));
          ledger.record(new Fact.TurnBegan("goal-agent-execute", "mine"));
        }
        case READ_WITHOUT_PROJECTIONS ->
            Files.delete(sample.workspace().directory(id).resolve("goal.json"));
        case GATES_APPROVE ->
            sample.write(".omk/gates.toml", sample.read(".omk/gates.toml") + ANOTHER_GATE);
        case ADOPT -> Recorded.in(sample, RECORDED);
        case PRUNE -> decisions.cancel(sample.plan(true));
        case PLAN,
            RUN_UNTIL_READY,
            VERIFY,
            EXECUTE,
            REVIEW,
            REJECT,
            RESTORE,
            PAUSE,
            BUDGET_ADD,
            CANCEL,
            IMPORT -> {}
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
        case REVIEW -> controller.review(id, List.of());
        case ACCEPT -> controller.accept(id, "seen", Set.of(), "me");
        case REJECT -> decisions.reject(id, "no", "me");
        case ANSWER ->
            decisions.answer(
                another(sample, id), 1, "calc.sh 2 3 must print 5", Optional.empty(), "me");
        case REPLAN -> controller.replan(id, PlanOptions.PLAIN);
        case RESTORE -> new TreeRestore(sample.workspace()).restore(id, "base", "me");
        case PAUSE -> decisions.pause(id);
        case RESUME_PAUSED, RESUME_ORPHAN -> decisions.resume(id);
        case BUDGET_ADD -> decisions.addBudget(id, new Budget(Duration.ofMinutes(5), null, null));
        case CANCEL -> decisions.cancel(id);
        case GATES_APPROVE -> new GateApproval(sample.workspace()).approve(id, "me");
        case IMPORT -> new GoalImport(sample.workspace()).run(Recorded.original(RECORDED));
        case ADOPT -> decisions.pause(Recorded.id(RECORDED));
        case PRUNE -> new GoalPruning(sample.workspace()).run(Duration.ZERO, false);
        case READ_WITHOUT_PROJECTIONS -> new GoalReader(sample.workspace()).goal(id);
      }
    }

    private static GoalId another(Sample sample, GoalId id) throws InterruptedException {
      return sample.workspace().state().ids().stream()
          .filter(other -> !other.equals(id.value()))
          .map(GoalId::new)
          .findFirst()
          .orElseThrow();
    }

    /** Says the same again after the crash, where that must come to the same end. */
    void again(Sample sample, GoalId id, String where) throws Exception {
      Path goals = sample.workspace().state().goals();
      switch (this) {
        case GATES_APPROVE -> {
          run(sample, id);
          assertThat(GoalLedger.open(sample.workspace(), id).goal().gates()).as(where).hasSize(2);
        }
        case IMPORT -> {
          run(sample, id);
          Path original = Recorded.original(RECORDED);
          assertThat(Recorded.files(goals.resolve(Recorded.id(RECORDED).value())))
              .as(where)
              .isEqualTo(Recorded.files(original));
        }
        case ADOPT -> {
          run(sample, id);
          GoalLedger adopted = GoalLedger.open(sample.workspace(), Recorded.id(RECORDED));
          assertThat(adopted.goal().status()).as(where).isEqualTo(GoalStatus.PAUSED);
          assertThat(adopted.goal().documents()).as(where).isNotEmpty();
          assertThat(ProofCheck.of(sample.workspace(), adopted.id()).verdict())
              .as(where)
              .isEqualTo(ProofCheck.Verdict.NOT_READY);
        }
        // Whatever writes next puts the place in order; what goes on is the other goal.
        case ANSWER ->
            new GoalDecisions(sample.workspace())
                .addBudget(another(sample, id), new Budget(Duration.ofMinutes(1), null, null));
        case PRUNE -> {
          run(sample, id);
          assertThat(sample.workspace().state().ids()).as(where).containsExactly(id.value());
        }
        case PLAN,
            RUN_UNTIL_READY,
            VERIFY,
            EXECUTE,
            REVIEW,
            ACCEPT,
            REJECT,
            REPLAN,
            RESTORE,
            PAUSE,
            RESUME_PAUSED,
            RESUME_ORPHAN,
            BUDGET_ADD,
            CANCEL,
            READ_WITHOUT_PROJECTIONS -> {}
      }
    }
  }

  @BeforeEach
  void aGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    id = sample.plan(true);
  }

  /** One in three of the states that a command leaves, and the last; see the next for all. */
  @ParameterizedTest
  @EnumSource(Act.class)
  void statesThatAKillCanLeaveOpenAndLoseNothing(Act act) throws Exception {
    kill(act, SOME);
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  @Tag("slow")
  void everyStateThatAKillCanLeaveOpensAndLosesNothing(Act act) throws Exception {
    kill(act, 1);
  }

  private void kill(Act act, int step) throws Exception {
    act.prepare(sample, id);
    Path goals = sample.workspace().state().goals();
    try (KilledStates states = new KilledStates(goals, directory.resolve("kept"))) {
      Storage watched = new Storage(DurableFiles.watched(states, states), Storage.real().clock());
      act.run(sample.on(watched), id);
      states.keep();
      sample = sample.on(new Storage(states, Storage.real().clock()));
      List<Event> last = LedgerEvents.of(GoalLedger.open(sample.workspace(), id));

      assertThat(states.size()).isGreaterThan(3);
      for (int n = (states.size() - 1) % step; n < states.size(); n += step) {
        states.restore(n);
        String where = act + ", " + states.describe(n);
        List<Event> found = opens(where, states.acknowledged(n, id.value()));
        assertThat(last).as(where).startsWith(found.toArray(Event[]::new));
        goesOn(where);
        act.again(sample, id, where);
        assertThat(strays(goals)).as(where).isEmpty();
      }
    }
  }

  @Test
  void everyCommandThatWritesIsHere() throws Exception {
    for (Object command : Class.forName("dev.omk.cli.CommandName").getEnumConstants()) {
      String name = ((Enum<?>) command).name();
      boolean here = Stream.of(Act.values()).anyMatch(act -> act.name().startsWith(name));
      assertThat(here || READING.contains(name)).as(name).isTrue();
    }
  }

  /** What a reader sees before anybody writes; its events. */
  private List<Event> opens(String where, long acknowledged) throws Exception {
    Workspace workspace = sample.workspace();
    List<Event> events = List.of();
    for (String name : workspace.state().ids()) {
      GoalLedger ledger = GoalLedger.open(workspace, new GoalId(name));
      assertThatCode(ledger::requireWhole).as(where).doesNotThrowAnyException();
      Goal goal = ledger.goal();
      if (new GoalReader(workspace).legacy(goal.id()).isEmpty()) {
        assertThat(GoalLedger.open(workspace, goal.id()).goal()).as(where).isEqualTo(goal);
      }
      GoalReader.Read read = new GoalReader(workspace).goal(goal.id());
      assertThat(read.damaged()).as(where).isFalse();
      assertThat(read.document().path("status").asText()).isEqualTo(goal.status().json());
      assertThat(read.document().path("ready").asBoolean())
          .isEqualTo(goal.status() == GoalStatus.READY && ledger.assess(Live.NOT_LOOKED).ready());
      if (goal.id().equals(id)) {
        events = LedgerEvents.of(ledger);
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
    assertThat(ledger.state()).as(where).isEqualTo(new JournalState.Intact());
    assertThat(ledger.goal().status()).as(where).isNotEqualTo(GoalStatus.RUNNING);
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
                return name.endsWith(".tmp")
                    || name.startsWith(".new-")
                    || name.startsWith(".gone-")
                    || name.equals(".adopted.jsonl");
              })
          .toList();
    }
  }
}
