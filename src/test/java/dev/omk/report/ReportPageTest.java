package dev.omk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.goal.Happened;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.proof.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Goal GOAL =
      Goals.apply(
          Goals.planned(Goals.gate("tests")),
          new GoalEvent.ChangeJudged(
              Goals.change(
                  new Change.Doubt("tests/run.sh", "a test was changed"),
                  new Change.Doubt("", Change.ONLY_TESTS))));

  private static String page(List<Claim> claims, Report.Diff... diffs) {
    return page(claims, List.of(), diffs);
  }

  private static String page(List<Claim> claims, List<Happened> events, Report.Diff... diffs) {
    return ReportPage.of(
        new Report(
            GOAL,
            new Report.Verdict("not_ready", false, false, "red", "omk goal run", List.of()),
            claims,
            events,
            Arrays.asList(diffs),
            "./",
            "0.6.0"));
  }

  private static Claim claim(String rule, Claim.Strength strength, String detail) {
    return new Claim(rule, strength, detail, List.of());
  }

  @Test
  void whatIsMissingStandsFirst() {
    String page =
        page(
            List.of(
                claim("pins", Claim.Strength.STRONG, "holds"),
                claim("work", Claim.Strength.WEAK, "doubtful"),
                claim("gates", Claim.Strength.MISSING, "not there")));

    assertThat(page).containsSubsequence(">not there</td>", ">doubtful</td>", ">holds</td>");
  }

  @Test
  void everyDoubtIsToBeLookedAtAndTheWorstFirst() {
    String page =
        page(
            List.of(
                claim("doubts", Claim.Strength.WEAK, "tests/run.sh a test was changed"),
                claim("doubts", Claim.Strength.WEAK, Change.ONLY_TESTS),
                claim("doubts", Claim.Strength.WEAK, "tests is flaky: once red"),
                claim(
                    "doubts", Claim.Strength.WEAK, Verification.WITH_TESTS_OF_THE_BASE + "tests")));

    String look = "to look at </strong>";
    assertThat(page)
        .containsSubsequence(
            look + "with the tests as the base had them these do not pass: tests",
            look + "nothing but tests was changed",
            look + "tests/run.sh a test was changed",
            look + "tests is flaky");
  }

  @Test
  void onlyPassIsNotShownTwice() {
    String patch = "diff --git a/x b/x\n+++ b/x\n@@ -0,0 +1 @@\n+one\n";
    Report.Diff all = new Report.Diff(0, "All that differs from the base now", patch, false);

    assertThat(page(List.of(), all, new Report.Diff(1, "Pass 1", patch, false)))
        .contains("<summary>All that differs from the base now</summary>")
        .contains("id=\"pass-1\"", "The same as above.")
        .containsOnlyOnce("+one");
    assertThat(page(List.of(), all, new Report.Diff(1, "Pass 1", patch + "+two\n", false)))
        .doesNotContain("The same as above.");
  }

  @Test
  void gatesThatAlwaysPassedShareALaneWhereThereAreMany() {
    String many = page(List.of(), verified(30));

    assertThat(many).contains(" in 2 lanes;", ">30 gates passed</text>", ">gate red</text>");
    assertThat(page(List.of(), verified(19))).contains(" in 20 lanes;", ">gate green 0</text>");
  }

  private static List<Happened> verified(int passed) {
    List<GateResult> results = new ArrayList<>();
    results.add(Goals.result("red", Goals.red()));
    for (int i = 0; i < passed; i++) {
      results.add(Goals.result("green " + i, Goals.green()));
    }
    return List.of(
        new Happened(
            1,
            Goals.T0,
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    results.toArray(GateResult[]::new)))));
  }
}
