package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Settings;
import dev.omk.plan.GoalKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of goal once with its oracle satisfied, and once not: with the reason. */
class OraclesTest {
  private static final String GATE =
      "[[gates]]\nname = \"tests\"\nrun = \"for t in tests/*_test.sh; do sh $t || exit 1; done\"\n";
  private static final String SUM = "a=$1; b=$2; echo $((a + b))\n";
  private static final String OBSERVE =
      "[[observe]]\nname = \"sum\"\nrun = \"sh calc.sh 2 3; sh calc.sh 10 5\"\n";
  private static final String PRODUCT =
      "[[gates]]\nname = \"acceptance\"\nrun = \"test $(sh product.sh 6 7) = 42\"\n";
  private static final String BENCHMARK =
      "[benchmark]\nrun = \"sh work.sh\"\nruns = 5\nmin_speedup = 1.5\n";

  @TempDir Path directory;

  private Sample sound(String gates, String agent) throws Exception {
    return Sample.broken(directory)
        .write("calc.sh", SUM)
        .write("work.sh", "sleep 0.2\n")
        .write("README.md", "# Sum\n")
        .write(".omk/gates.toml", gates)
        .agent(agent)
        .passes(1)
        .commit();
  }

  private static Outcome run(Sample sample, String text, @Nullable GoalKind kind) throws Exception {
    return planned(sample, text, new PlanOptions(kind, null, false, 1, null));
  }

  private static Outcome planned(Sample sample, String text, PlanOptions options) throws Exception {
    Settings settings =
        new Settings(true, null, null, true, 1, 1, "local", "disabled", false, List.of(), false);
    GoalId id =
        sample
            .controller()
            .plan(new NewGoalRequest(text, settings, Budget.UNLIMITED, options))
            .goal()
            .id();
    return sample.controller().runUntilReady(id);
  }

  private static void assertNotReady(Outcome outcome, String gap) {
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(outcome.assessment().gaps()).anyMatch(line -> line.contains(gap));
  }

  private static void assertReady(Outcome outcome) {
    assertThat(outcome.ready()).as(outcome.goal().reason() + outcome.assessment().gaps()).isTrue();
  }

  private static Outcome accepted(Sample sample, Outcome waiting) throws Exception {
    assertThat(waiting.goal().status())
        .as(waiting.goal().reason() + waiting.assessment().gaps())
        .isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    return sample.controller().accept(waiting.goal().id(), "looked at it", Set.of(), "somebody");
  }

  @ParameterizedTest
  @EnumSource(
      value = GoalKind.class,
      names = {"REWRITE", "MIGRATION", "REFACTOR"})
  void whatShowsTheSameAsBeforeIsReady(GoalKind kind) throws Exception {
    Sample sample = sound(GATE + OBSERVE, "echo 'awk \"BEGIN { print $1 + $2 }\"' > calc.sh");
    assertReady(run(sample, "Rewrite the sum in awk", kind));
  }

  @Test
  void aRewriteThatChangesOneByteIsNotReadyWhateverItDoesToTheDefinitions() throws Exception {
    Sample sample =
        sound(
            GATE + OBSERVE,
            "echo '[ $1 = 10 ] && echo 16 || echo $(($1 + $2))' > calc.sh;"
                + " echo > .omk/gates.toml");
    assertNotReady(
        run(sample, "Rewrite the sum in awk", null),
        "golden: sum: differs from the base: stdout line 2: was '15', is '16'");
  }

  @Test
  void anObservationThatIsNeverTheSameShowsNothing() throws Exception {
    String clock = "[[observe]]\nname = \"clock\"\nrun = \"date +%s%N\"\n";
    Sample sample = sound(GATE + clock, "echo 'echo $(($1 + $2))' > calc.sh");
    assertNotReady(
        run(sample, "Rewrite the sum in awk", null), "is not the same twice on the base");
  }

  @Test
  void filesAreComparedAndWhatIsNoBehaviourIsNot() throws Exception {
    String files =
        """
        [[observe]]
        name = "report"
        run = "mkdir -p out; date +%s%N; sh calc.sh 2 3 > out/sum"
        files = ["out/**"]
        normalise = ["numbers"]
        [[observe]]
        name = "place"
        run = "pwd; cat out/sum"
        """;
    Sample sample = sound(GATE + files, "echo 'echo $(($1 + $2))' > calc.sh");
    assertReady(run(sample, "Rewrite the sum without variables", null));
  }

  @Test
  void whatIsFasterByMeasurementIsReady() throws Exception {
    Sample sample = sound(GATE + BENCHMARK, "echo 'sleep 0.02' > work.sh");
    Outcome outcome = run(sample, "Make the work script faster", null);
    assertReady(outcome);
    assertThat(Objects.requireNonNull(outcome.goal().comparison()).checks().getFirst().detail())
        .contains("1.5 is required");
  }

  @Test
  void anOptimisationThatIsNotFasterIsNotReady() throws Exception {
    Sample sample = sound(GATE + BENCHMARK, "echo 'sleep 0.19 # fast' > work.sh");
    assertNotReady(run(sample, "Make the work script faster", null), "times as fast (95 %");
  }

  @Test
  void whatTheUserAsksForCountsInsteadOfTheBenchmarksOwnFactor() throws Exception {
    Sample sample = sound(GATE + BENCHMARK, "echo 'sleep 0.02' > work.sh");
    PlanOptions hundred = new PlanOptions(null, new BigDecimal("100"), false, 1, null);
    assertNotReady(planned(sample, "Make the work script faster", hundred), "100 is required");
  }

  @Test
  void aFixWhoseNewTestFailsOnTheOldCodeWaitsForAPerson() throws Exception {
    Sample sample =
        sound(
            GATE,
            "echo 'echo $(($1 + ${2:-0}))' > calc.sh;"
                + " echo '[ \"$(sh calc.sh 4)\" = 4 ]' > tests/one_test.sh");
    sample.write("calc.sh", "a=$1; b=${2:-1}; echo $((a + b))\n").commit();
    Outcome waiting = run(sample, "Fix the sum of one number", null);
    assertThat(waiting.assessment().weak())
        .anyMatch(claim -> claim.detail().contains("on the code of the base these fail: tests"));
    assertReady(accepted(sample, waiting));
  }

  @Test
  void aFixWithoutATestThatFailedBeforeIsNotReady() throws Exception {
    Sample sample =
        sound(
            GATE,
            "echo 'echo $(($1 + $2))' > calc.sh;"
                + " echo '[ \"$(sh calc.sh 4 1)\" = 5 ]' > tests/one_test.sh");
    assertNotReady(
        run(sample, "Fix the sum of two numbers", null),
        "the new tests pass on the code of the base, too");
  }

  @Test
  void documentsWhoseLinksLeadSomewhereAreReadyWithTheirGate() throws Exception {
    String docs = "[[gates]]\nname = \"docs\"\nrun = \"grep -q Usage README.md\"\n";
    Sample sample = sound(GATE + docs, "printf '# Sum\\n## Usage\\n[it](calc.sh)\\n' > README.md");
    assertReady(run(sample, "Document the sum in the readme", null));
  }

  @Test
  void aDocumentThatTheGoalNamesHasToBeChanged() throws Exception {
    String docs = "[[gates]]\nname = \"docs\"\nrun = \"true\"\n";
    Sample sample = sound(GATE + docs, "echo '# a comment' >> calc.sh");
    assertNotReady(
        run(sample, "Document the sum in the readme", null),
        "no Markdown document was changed, though the goal names one");
  }

  @Test
  void aDocumentWithABrokenLinkIsNotReady() throws Exception {
    String docs = "[[gates]]\nname = \"docs\"\nrun = \"grep -q Usage README.md\"\n";
    Sample sample = sound(GATE + docs, "printf '# Sum\\n## Usage\\n[it](sum.sh)\\n' > README.md");
    assertNotReady(
        run(sample, "Document the sum in the readme", null),
        "README.md: link to sum.sh: there is no such file (line 3)");
  }

  @Test
  void anAuditWhoseFindingsAreThereWaitsForAPerson() throws Exception {
    Sample sample = sound(GATE, "echo '- calc.sh:1 no quotes' > AUDIT.md");
    Outcome waiting = run(sample, "Audit the shell scripts here", null);
    assertThat(waiting.assessment().weak())
        .anyMatch(claim -> claim.detail().contains("1 finding of AUDIT.md"));
    assertReady(accepted(sample, waiting));
  }

  @Test
  void anAuditWhoseFindingsLeadNowhereIsNotReady() throws Exception {
    Sample sample = sound(GATE, "echo '- calc.sh:99 no quotes' > AUDIT.md");
    assertNotReady(run(sample, "Audit the shell scripts here", null), "calc.sh:99: it has 1 lines");
  }

  @Test
  void somethingNewIsReadyWhenAcceptanceSmokeAndDemoTurnGreen() throws Exception {
    StringBuilder gates = new StringBuilder(GATE);
    for (String evidence : new String[] {"acceptance", "smoke", "demo"}) {
      gates.append("[[gates]]\nname = \"").append(evidence);
      gates.append("\"\nrun = \"sh hello.sh | grep -q hello\"\n");
    }
    Sample sample = sound(gates.toString(), "echo 'echo hello' > hello.sh");
    assertReady(run(sample, "Create a greeting script", null));
  }

  @Test
  void somethingNewWithoutASmokeGateIsNotReady() throws Exception {
    String gates =
        GATE + "[[gates]]\nname = \"acceptance\"\nrun = \"sh hello.sh | grep -q hello\"\n";
    Sample sample = sound(gates, "echo 'echo hello' > hello.sh");
    Outcome outcome = run(sample, "Create a greeting script", null);
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(outcome.assessment().gaps()).anyMatch(gap -> gap.contains("smoke: needs a gate"));
  }

  @Test
  void whatIsNewAndKeepsTheOldIsReadyWhenBothAreShown() throws Exception {
    Sample sample = sound(GATE + OBSERVE + PRODUCT, "echo 'echo $(($1 * $2))' > product.sh");
    Outcome outcome = run(sample, "Add a product and refactor the sum", null);
    assertThat(outcome.goal().kind()).isEqualTo(GoalKind.MIXED);
    assertReady(outcome);
  }

  @Test
  void whatIsNewAndChangesTheOldIsNotReady() throws Exception {
    Sample sample =
        sound(
            GATE + OBSERVE + PRODUCT,
            "echo 'echo $(($1 * $2))' > product.sh;"
                + " echo '[ $1 = 10 ] && echo 16 || echo $(($1 + $2))' > calc.sh");
    assertNotReady(
        run(sample, "Add a product and refactor the sum", null),
        "compatibility: sum: differs from the base: stdout line 2: was '15', is '16'");
  }

  @Test
  void aCriterionThatNothingCitesIsForAPerson() throws Exception {
    String cited =
        "[[gates]]\nname = \"small\"\nrun = \"test $(wc -c < calc.sh) -lt 25\"\ntags = [\"AC-1\"]\n";
    Sample sample = sound(GATE + OBSERVE + cited, "echo 'echo $(($1 + $2))' > calc.sh");
    Outcome waiting =
        run(sample, "Refactor the sum\n\n## Acceptance\n- it is small\n- it is beautiful\n", null);
    assertThat(waiting.assessment().weak())
        .extracting(claim -> claim.detail())
        .containsExactly("AC-2: no gate or test cites it: it is beautiful");
    assertThat(waiting.assessment().claims())
        .anyMatch(claim -> claim.detail().equals("AC-1: shown by gate small"));
    assertReady(accepted(sample, waiting));
  }
}
