package dev.omk.control.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RememberedSummaryTest {
  private static final GoalId ID = new GoalId("goal-20260101-000000-000-00000000");

  private final ObjectNode goal =
      Json.object()
          .put("version", 1)
          .put("goal_id", ID.value())
          .put("original_goal", "Fix it")
          .put("normalized_goal", "Fix it")
          .put("status", "not_ready")
          .put("base", "git:1");

  private ObjectNode again() throws Exception {
    return RememberedSummary.of(ID, RememberedSummary.line(goal));
  }

  @Test
  void whatTheRestSaysAsWellIsNotKeptAndComesBack() throws Exception {
    assertThat(new String(RememberedSummary.line(goal), StandardCharsets.UTF_8))
        .isEqualTo("{\"original_goal\":\"Fix it\",\"status\":\"not_ready\"}");
    goal.remove("version");
    goal.remove("base");
    assertThat(again()).isEqualTo(goal);
  }

  @Test
  void whatIsComparedWithTheWorkTreeIsKept() throws Exception {
    goal.put("verified_subject", "git:2").put("normalized_goal", "Fix the defect");
    ObjectNode again = again();
    goal.remove("version");
    assertThat(again).isEqualTo(goal);
  }
}
