package dev.omk.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.goal.Step;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.text.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  private static final Instant NOW = Goals.T0.plusSeconds(75);
  private static final Goal GOAL =
      GoalMachine.begin(
          Goals.ID, Goals.created(Goals.gate("tests"), Goals.gate("lint")), Goals.T0, 1);

  private static Picture picture(Goal goal, Running... running) {
    return new Picture(
        Optional.of(goal),
        Optional.of(Readiness.assess(goal, Live.NOT_LOOKED)),
        "pass 2: mender",
        List.of(running),
        Map.of(),
        NOW);
  }

  private static Running gate(String name, String said) {
    return new Running("gate", name, Duration.ofSeconds(12), said);
  }

  @Test
  void oneGlanceTellsEverything() {
    List<String> lines =
        Frame.of(
            picture(GOAL, gate("tests", "compiling")), 80, 24, false, UnaryOperator.identity());

    assertThat(lines.get(0)).startsWith(" Fix the failing test").contains("● ");
    assertThat(lines.get(1)).contains("pass 2: mender").endsWith("0 of 8 passes");
    assertThat(lines.get(2)).contains("gate tests  12s  compiling");
    assertThat(lines.get(3)).contains("gates", "… tests", "· lint");
    assertThat(lines.get(4))
        .contains("proof", "· gates work tests review oracle", "✓ pins journal", "· not acc")
        .doesNotContain("✗");
    assertThat(lines.get(5)).contains("budget  time").doesNotContain("tokens", "cost");
  }

  @Test
  void whatWasLookedAtAndIsMissingStandsOut() {
    Goal red =
        Goals.apply(
            GOAL,
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.BASELINE,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.red()))),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.CANDIDATE,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.red()))));

    assertThat(frame(picture(red), 120))
        .anyMatch(line -> line.contains("✗ gates") && line.contains("· work review"));
    assertThat(frame(picture(red), 120)).anyMatch(line -> line.endsWith("· not accepted yet"));
  }

  @Test
  void passUnderWayIsCounted() {
    Goal working = GoalMachine.apply(GOAL, new GoalEvent.StepStarted(Step.EXECUTE), Goals.T0, 2);

    assertThat(frame(picture(working), 80).get(1)).endsWith("pass 1 of 8");
  }

  @Test
  void tokensAndCostAreShownWhereSomethingIsKnown() {
    Goal limited =
        Goals.apply(
            GOAL,
            new GoalEvent.BudgetExtended(
                new Budget(null, 1000L, null), new Budget(null, 1000L, null)));

    assertThat(frame(picture(limited), 80).get(4))
        .contains("tokens ░░░░░░░░░░ 0 of 1000")
        .doesNotContain("cost");
  }

  @Test
  void whatIsCutOffIsMarked() {
    assertThat(frame(picture(GOAL), 50))
        .filteredOn(line -> line.startsWith(" proof"))
        .allMatch(line -> line.endsWith("…"));
    assertThat(frame(picture(GOAL), 120)).noneMatch(line -> line.contains("…"));
  }

  private static List<String> frame(Picture picture, int width) {
    return Frame.of(picture, width, 24, false, UnaryOperator.identity());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 20, 40, 79, 80, 200})
  void everyLineIsNarrowerThanTheTerminalWhateverIsSaid(int width) {
    Running[] many =
        IntStream.range(0, 30)
            .mapToObj(n -> gate("größer 世界 🎉 " + n, "\u001b[31mred\u0007 世界".repeat(40)))
            .toArray(Running[]::new);

    for (boolean colours : new boolean[] {true, false}) {
      List<String> lines =
          Frame.of(picture(GOAL, many), width, 10, colours, UnaryOperator.identity());

      assertThat(lines).hasSizeLessThan(10);
      for (String line : lines) {
        String plain = line.replaceAll("\u001b\\[[0-9]*m", "");
        assertThat(Columns.of(plain)).isLessThan(Math.max(width, 9));
        assertThat(plain).doesNotContain("\u001b", "\u0007", "\n");
        assertThat(colours || line.equals(plain)).isTrue();
      }
    }
  }

  @Test
  void whatDoesNotFitIsCounted() {
    Running[] many =
        IntStream.range(0, 30).mapToObj(n -> gate("g" + n, "")).toArray(Running[]::new);

    List<String> lines = Frame.of(picture(GOAL, many), 80, 12, false, UnaryOperator.identity());

    assertThat(lines).anyMatch(line -> line.contains("and 27 more"));
    assertThat(lines.getLast()).contains("budget");
  }

  @Test
  void theVerificationUnderWaySaysWhatItsGatesSaid() {
    Goal verified =
        Goals.apply(
            GOAL,
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.BASELINE,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.red()),
                    Goals.result("lint", Goals.red()))));

    assertThat(gates(verified, Map.of())).contains("✗ tests", "✗ lint");
    assertThat(gates(verified, Map.of("tests", true))).contains("✓ tests", "· lint");
    assertThat(gates(verified, Map.of("tests", true), gate("lint", ""))).contains("… lint");
  }

  @Test
  void ofManyGatesThoseThatFailedComeFirst() {
    GateSpec[] many =
        IntStream.range(0, 21).mapToObj(n -> Goals.gate("gate " + n)).toArray(GateSpec[]::new);
    Goal goal = GoalMachine.begin(Goals.ID, Goals.created(many), Goals.T0, 1);
    Map<String, Boolean> ended =
        IntStream.range(0, 20).boxed().collect(Collectors.toMap(n -> "gate " + n, n -> n != 17));

    assertThat(gates(goal, ended, gate("gate 20", "")))
        .contains("gates   19 of 21  ✗ gate 17  … gate 20  ✓ gate 0");
  }

  private static String gates(Goal goal, Map<String, Boolean> ended, Running... running) {
    Picture picture =
        new Picture(Optional.of(goal), Optional.empty(), "", List.of(running), ended, NOW);
    return Frame.of(picture, 80, 24, false, UnaryOperator.identity()).stream()
        .filter(line -> line.startsWith(" gates"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nextStepIsShownAsItIsTypedHere() {
    Goal paused =
        GoalMachine.apply(
            GOAL,
            new GoalEvent.StatusChanged(
                GoalStatus.NOT_READY, GoalPhase.PROOF, "red", "omk goal verify"),
            Goals.T0,
            2);

    assertThat(Frame.of(picture(paused), 80, 24, false, next -> next + " -C there"))
        .last()
        .asString()
        .contains("next    omk goal verify -C there");
  }

  @Test
  void gatesWithoutAGoalAreShownToo() {
    Picture picture =
        new Picture(
            Optional.empty(), Optional.empty(), "", List.of(gate("tests", "")), Map.of(), NOW);

    assertThat(Frame.of(picture, 80, 24, false, UnaryOperator.identity()))
        .containsExactly(" runs    gate tests  12s");
  }

  @Test
  void journalAloneTellsWhatRuns() {
    Goal verifying = GoalMachine.apply(GOAL, new GoalEvent.StepStarted(Step.VERIFY), Goals.T0, 2);
    Picture picture =
        Picture.recorded(verifying, Readiness.assess(verifying, Live.NOT_LOOKED), NOW);

    assertThat(picture.running())
        .containsExactly(new Running("step", "verify", Duration.ofSeconds(75), ""));
    Goal working =
        GoalMachine.apply(
            verifying,
            new GoalEvent.TaskStarted("goal-agent-execute", "mender", "Work"),
            NOW.minusSeconds(5),
            3);
    assertThat(Picture.recorded(working, Readiness.assess(working, Live.NOT_LOOKED), NOW).running())
        .allMatch(running -> running.kind().equals("agent") && running.name().equals("mender"));
  }

  @Test
  void journalSaysWhatIsDoneInTheWordsOfTheController() {
    Goal verifying = GoalMachine.apply(GOAL, new GoalEvent.StepStarted(Step.VERIFY), Goals.T0, 2);
    assertThat(recorded(verifying)).isEqualTo("baseline verification");
    Goal working =
        GoalMachine.apply(
            GoalMachine.apply(GOAL, new GoalEvent.StepStarted(Step.EXECUTE), Goals.T0, 2),
            new GoalEvent.TaskStarted("goal-agent-execute", "mender", "Work"),
            NOW,
            3);
    assertThat(recorded(working)).startsWith("pass 1");
    Goal accepting = GoalMachine.apply(GOAL, new GoalEvent.StepStarted(Step.ACCEPT), Goals.T0, 2);
    assertThat(recorded(accepting)).isEqualTo("final verification");
  }

  private static String recorded(Goal goal) {
    return Picture.recorded(goal, Readiness.assess(goal, Live.NOT_LOOKED), NOW).doing();
  }
}
