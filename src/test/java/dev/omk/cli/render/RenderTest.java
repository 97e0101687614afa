package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.Outcome;
import dev.omk.gate.file.GatesFile;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.json.Json;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.review.Finding;
import dev.omk.text.Markdown;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final String ID = "goal-20260101-000000-000-00000001";

  private static ObjectNode ready() {
    ObjectNode goal = Json.object();
    goal.put("goal_id", ID);
    goal.put("normalized_goal", "Fix the \u001b[31m test");
    goal.put("status", "ready");
    goal.put("phase", "proof");
    goal.put("ready", true);
    goal.put("updated_at", "2026-01-01T00:00:00Z");
    goal.put("created_at", "2026-01-01T00:00:00Z");
    goal.putArray("known_gaps");
    return goal;
  }

  @Test
  void staleReadyGoalIsNotReadyAndKeepsItsRecord() {
    ObjectNode recorded = ready();

    ObjectNode shown = Staleness.over(recorded, true);

    assertThat(shown.path("status").asText()).isEqualTo("not_ready");
    assertThat(shown.path("ready").asBoolean(true)).isFalse();
    assertThat(shown.path("known_gaps")).hasSize(1);
    assertThat(shown.path("next_step").asText()).contains("omk goal verify");
    assertThat(recorded.path("status").asText()).isEqualTo("ready");
  }

  @Test
  void staleGoalSaysThatItWasReady() {
    ObjectNode recorded = ready().put("accepted_at", "2026-01-02T19:30:59.123Z");

    assertThat(Staleness.over(recorded, true).path("reason").asText())
        .isEqualTo(
            "it was ready (accepted 2026-01-02 19:30 UTC), and the work tree is another one since");
    assertThat(Staleness.over(ready().put("readiness", "ready"), true).path("readiness").asText())
        .isEqualTo("not ready: it was ready, and the work tree is another one since");
    assertThat(
            Staleness.over(ready().put("status", "blocked_on_human"), true).path("reason").asText())
        .isEqualTo(GoalView.STALE_REASON);
  }

  @Test
  void warningsOfTheReviewAreNamedAtTheEnd() {
    Goal warned =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Reviewed(
                Goals.review(
                    new Finding("a", Finding.Severity.WARNING, "x", 1, "odd", ""),
                    new Finding("b", Finding.Severity.NOTE, "x", 2, "so", ""))));
    Outcome outcome =
        new Outcome(warned, Readiness.assess(warned, Live.NOT_LOOKED), Path.of("/goals"));

    assertThat(Hints.BARE.in(Style.plain(GoalText.ended(GoalView.of(outcome)))))
        .contains("\n1 warning of the review: omk goal report " + warned.id() + "\n");
  }

  @Test
  void currentReadyGoalStaysReady() {
    ObjectNode shown = Staleness.over(ready(), false);

    assertThat(shown.path("status").asText()).isEqualTo("ready");
    assertThat(shown.path("stale").asBoolean(true)).isFalse();
  }

  @Test
  void outcomeSaysWhatTheGoalIsNow() {
    GoalView view = GoalView.of(ready(), true, Path.of("/goals"), "rebuilt");

    ObjectNode json = view.json(3);

    assertThat(json.path("status").asText()).isEqualTo("not_ready");
    assertThat(json.path("exit_code").asInt()).isEqualTo(3);
    assertThat(json.path("proof_path").asText()).isEqualTo("/goals/proof.json");
    assertThat(json.path("recovery_status").asText()).isEqualTo("rebuilt");
  }

  @Test
  void statusIsHarmlessAndTellsTheAge() {
    GoalView view = GoalView.of(ready(), false, Path.of("/goals"), "");

    String text = Style.plain(GoalText.status(view, Instant.parse("2026-01-01T00:01:05Z")));

    assertThat(text)
        .contains(
            "Goal status -- " + ID,
            "Status:   ready",
            "Phase:    proof",
            "00:00:00 UTC (1m 05s ago)")
        .doesNotContain("\u001b");
  }

  @Test
  void statusSaysWhetherWhatWasProvenWasMerged() {
    ObjectNode goal = ready();
    goal.putObject("merged").put("commit", "0a1b").put("proven_tree", false);
    GoalView other = GoalView.of(goal, false, Path.of("/goals"), "");

    assertThat(Style.plain(GoalText.status(other, Instant.EPOCH)))
        .contains(
            """
            Merged:   0a1b, another tree than the one that was proven
                        verify it: omk goal verify --no-goal
            """);
    assertThat(other.json(0).at("/merged/proven_tree").asBoolean(true)).isFalse();

    goal.putObject("merged").put("commit", "0a1b").put("proven_tree", true);
    assertThat(
            Style.plain(
                GoalText.status(GoalView.of(goal, false, Path.of("/goals"), ""), Instant.EPOCH)))
        .contains("Merged:   0a1b, the tree that was proven\n");
  }

  @Test
  void foreignTextAddsNoStructureToMarkdown() {
    assertThat(Markdown.escape("# a [b](c)\n| d | <script>"))
        .isEqualTo("\\# a \\[b\\]\\(c\\) \\| d \\| \\<script\\>");
    assertThat(Markdown.escape("_not_ready_ a_ _b")).isEqualTo("\\_not_ready\\_ a\\_ \\_b");
  }

  @Test
  void templateOfGatesReadsBackAsTheSameGates() {
    var gates =
        GatesFile.parse(
            """
            [[gates]]
            name = "odd one"
            command = "printf"
            args = ["\\\\ \\" \\t ü"]
            [[gates]]
            name = "tests"
            run = "make test"
            required = false
            workdir = "web"
            reports = ["build/*.xml"]
            """,
            "gates.toml");

    var again = GatesFile.parse(GatesTemplate.of(gates), "gates.toml");

    assertThat(again).hasSize(2);
    assertThat(again.getFirst().argv()).isEqualTo(gates.getFirst().argv());
    assertThat(again.getLast().shellLine()).isEqualTo("make test");
    assertThat(again.getLast().required()).isFalse();
    assertThat(again.getLast().workdir()).isEqualTo("web");
    assertThat(again.getLast().reports()).containsExactly("build/*.xml");
  }

  @Test
  void templateWithoutGatesIsAFileWithoutGates() {
    assertThat(GatesFile.parse(GatesTemplate.of(List.of()), "gates.toml")).isEmpty();
  }
}
