package dev.omk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceSectionTest {
  private static final String FOLD = "<details><summary>";

  @Test
  void manyGatesThatPassedAreFoldedAwayAndThoseThatFailedAreNot() {
    String html = shown(40, 2);

    assertThat(html).contains(FOLD + "40 gates passed</summary>");
    assertThat(html.substring(0, html.indexOf(FOLD)))
        .contains(">red 0</td>", ">red 1</td>")
        .doesNotContain(">green ");
    assertThat(html.substring(html.indexOf(FOLD))).contains(">green 0</td>", ">green 39</td>");
  }

  @Test
  void fewGatesStandInTheirOrder() {
    String html = shown(19, 1);

    assertThat(html).doesNotContain(FOLD);
    assertThat(html.indexOf(">green 0</td>")).isLessThan(html.indexOf(">red 0</td>"));
  }

  private static String shown(int passed, int failed) {
    List<GateResult> results = new ArrayList<>();
    for (int i = 0; i < passed; i++) {
      results.add(Goals.result("green " + i, Goals.green()));
    }
    for (int i = 0; i < failed; i++) {
      results.add(Goals.result("red " + i, Goals.red()));
    }
    Goal goal =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    results.toArray(GateResult[]::new))));
    Report.Verdict verdict =
        new Report.Verdict("not_ready", false, false, "red", "omk goal run", List.of());
    Html html = new Html();
    new EvidenceSection(
            new Report(goal, verdict, List.of(), List.of(), List.of(), "./", "0.6.0"), html)
        .write();
    return html.toString();
  }
}
