package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalView;
import dev.omk.control.project.GateDrift;
import dev.omk.control.project.ProjectPlace;
import dev.omk.control.read.GoalReader;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.GoalId;
import dev.omk.goal.NextCommand;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command is proposed that cannot work because the goal's project is gone. */
class ProjectPlaceTest {
  private static final String NEXT = "put it back, or start a goal here: " + NextCommand.RUN;

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory);
  }

  // As import leaves it: about the project of another machine.
  private GoalId imported(String name) throws IOException {
    GoalId id = Recorded.id(name);
    Path goals = Files.createDirectories(sample.project.resolve(".omk/goals"));
    Recorded.copy(Recorded.original(name), goals.resolve(id.value()));
    return id;
  }

  @Test
  void itIsSaidOfARecordedGoalAndOfAResumedOne() throws Exception {
    GoalId id = imported("paused");
    ObjectNode goal = new GoalReader(sample.workspace()).goal(id).document();
    ProjectPlace.tell(goal);
    assertThat(goal.path("reason").asText()).endsWith("is gone");
    assertThat(goal.path("next_step").asText()).isEqualTo(NEXT);

    Outcome resumed = new GoalDecisions(sample.workspace()).resume(id);
    GoalView view = GoalView.of(resumed).in(resumed.goal().created().projectDir());

    assertThat(view.reason()).endsWith("is gone");
    assertThat(view.nextStep()).isEqualTo(NEXT);
    assertThat(GateDrift.incomparable(sample.workspace(), resumed.goal())).endsWith("is gone");
  }

  @Test
  void aProjectThatIsThereChangesNothing() throws Exception {
    GoalId id = sample.plan(false);
    ObjectNode goal = new GoalReader(sample.workspace()).goal(id).document();
    ObjectNode before = goal.deepCopy();
    ProjectPlace.tell(goal);
    assertThat(goal).isEqualTo(before);
    assertThat(
            GateDrift.incomparable(
                sample.workspace(), GoalLedger.open(sample.workspace(), id).goal()))
        .isEmpty();
  }

  @Test
  void ofACancelledGoalNothingIsExpected() {
    ObjectNode goal = Json.object().put("status", "cancelled").put("project_dir", "/nowhere");
    ProjectPlace.tell(goal);
    assertThat(goal.has("next_step")).isFalse();
  }

  @Test
  void anAdoptedGoalHasNoGatesToCompare() throws Exception {
    GoalId id = Recorded.in(sample, "paused");
    new GoalDecisions(sample.workspace()).resume(id);
    assertThat(
            GateDrift.incomparable(
                sample.workspace(), GoalLedger.open(sample.workspace(), id).goal()))
        .contains("omk goal verify");
  }
}
