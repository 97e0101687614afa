package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456789Z");
  private final List<Event> events = new ArrayList<>();

  private void event(long millis, String kind, String payload) throws Exception {
    ObjectNode node = Json.parseObject(payload.getBytes(StandardCharsets.UTF_8));
    events.add(new Event("id", events.size() + 1, START.plusMillis(millis), kind, "test", node));
  }

  private String text() {
    return Style.plain(coloured());
  }

  private String coloured() {
    StringBuilder whole = new StringBuilder();
    new Replay("goal-1", "not_ready", "proof", 1, 0, 6, Events.of(events), 0, 0, "")
        .text()
        .write(whole::append);
    return whole.toString();
  }

  @Test
  void timesAreRelativeAndTasksHaveTheirNames() throws Exception {
    event(0, "run_started", "{\"description\":\"Fix the test\"}");
    event(1500, "step_started", "{\"step\":\"verify\"}");
    event(1600, "task_started", "{\"task_id\":\"goal-local-verify\",\"title\":\"Run the gates\"}");
    event(
        65_000,
        "gate_failed",
        "{\"result\":{\"gate\":\"tests\",\"exit_code\":1,\"duration\":\"PT63.107935615S\"}}");
    event(66_000, "step_finished", "{\"step\":\"verify\",\"elapsed\":\"PT64.5S\"}");

    assertThat(text())
        .contains("Began: 2026-01-01 00:00:00 UTC\n")
        .contains("  +0s      run_started            Fix the test\n")
        .contains("  +1.5s    step_started           ┌ verify\n")
        .contains("  +1.6s    task_started           │ Run the gates [goal-local-verify]\n")
        .contains("  +1m 05s  gate_failed            │ ✗ tests: exit code 1 (1m 03s)\n")
        .contains("  +1m 06s  step_finished          └ verify (1m 04s)\n")
        .doesNotContain("PT")
        .doesNotContain("123456789");
  }

  @Test
  void passSaysWhatItTouchedThatItMayNot() throws Exception {
    String first = "{\"path\":\"setup.cfg\",\"kind\":\"protected_path\",\"action\":\"undone\"}";
    event(0, "pass_finished", pass("[]"));
    event(0, "pass_finished", pass("[" + first + "]"));
    event(0, "pass_finished", pass("[" + first + "," + first + "]"));

    assertThat(text())
        .contains("mine: 1 file changed, 0 violations\n")
        .contains("mine: 1 file changed, 1 violation (setup.cfg undone)\n")
        .contains("mine: 1 file changed, 2 violations (setup.cfg undone, …)\n");
  }

  private static String pass(String violations) {
    return "{\"pass\":{\"agent\":\"mine\",\"changed\":[\"a\"],\"violations\":" + violations + "}}";
  }

  @Test
  void budgetsReadAsPeopleWriteThem() throws Exception {
    event(
        0,
        "goal_budget_extended",
        "{\"added\":{\"time\":\"PT30M\"},\"budget\":{\"time\":\"PT1H\",\"tokens\":2000}}");
    event(0, "goal_budget_exhausted", "{\"budget_source\":\"time\"}");

    assertThat(text()).contains("added 30m, now 1h, 2000 tokens").contains("time is used up");
  }

  @Test
  void whatAnAgentSaysCannotSteerTheTerminal() throws Exception {
    event(0, "goal_paused", "{\"reason\":\"\\u001b[2Jgone\\u0007\"}");
    event(0, "odd\u001b[31mkind", "{\"any\":\"\\u001b]0;title\\u0007\"}");

    assertThat(coloured())
        .doesNotContain("\u001b[2J")
        .doesNotContain("\u001b[31mkind")
        .doesNotContain("\u001b]0")
        .doesNotContain("\u0007");
  }
}
