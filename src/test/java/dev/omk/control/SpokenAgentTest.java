package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals whose agent speaks the Agent Client Protocol: a real process, and not a good one. */
class SpokenAgentTest {
  @TempDir Path directory;

  private Sample sample(String fault) throws Exception {
    return Sample.broken(directory)
        .config("agent = \"bad\"\n" + Sample.speaking("bad", fault))
        .write(".gitignore", "*.txt\n");
  }

  private static String ofPass(Sample sample, Goal goal, int pass, String file) throws Exception {
    return Files.readString(
        sample
            .workspace()
            .directory(goal.id())
            .resolve("artifacts/agent-runs/00" + pass + "-goal-agent-execute")
            .resolve(file));
  }

  @Test
  void laterPassesGoOnInTheSessionUntilAFreshOneIsTheOtherWay() throws Exception {
    Sample sample = sample("resume");
    sample.write(
        "tests/calc_test.sh",
        "i=0; while [ $i -lt 200 ]; do echo \"step $i\"; i=$((i + 1)); done\n"
            + sample.read("tests/calc_test.sh"));
    Goal goal = sample.commit().run(true).goal();

    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.NOT_READY);
    List<String> sessions = goal.passes().stream().map(Pass::session).toList();
    assertThat(sessions).hasSize(3).doesNotContain("");
    assertThat(sessions.get(1)).isEqualTo(sessions.get(0));
    assertThat(sessions.get(2)).isNotEqualTo(sessions.get(0));
    String goesOn = "[session " + sessions.get(0) + " goes on]";
    assertThat(ofPass(sample, goal, 1, "transcript.log")).doesNotContain("goes on]");
    assertThat(ofPass(sample, goal, 2, "transcript.log")).contains(goesOn);
    assertThat(ofPass(sample, goal, 3, "transcript.log")).doesNotContain("goes on]");
    String early = "step 7\n";
    assertThat(ofPass(sample, goal, 1, "prompt.md")).contains("FAIL: 2 + 3").doesNotContain(early);
    assertThat(ofPass(sample, goal, 2, "prompt.md")).contains("FAIL: 2 + 3", early, "step 199\n");
    assertThat(ofPass(sample, goal, 3, "prompt.md")).contains("FAIL: 2 + 3", early, "step 199\n");
  }

  @Test
  void everyDecisionAboutAPermissionIsAnEvent() throws Exception {
    Sample sample = sample("asks-edit").passes(1);
    Goal goal = sample.commit().run(true).goal();

    List<String> decisions = new ArrayList<>();
    Path events = sample.workspace().directory(goal.id()).resolve("events.jsonl");
    for (String line : Files.readAllLines(events)) {
      JsonNode event = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
      JsonNode asked = event.path("payload").path("permission");
      if (event.path("kind").asText().equals("permission_answered")) {
        decisions.add(
            asked.path("kind").asText()
                + " "
                + asked.path("title").asText()
                + (asked.path("allowed").asBoolean() ? ": allowed" : ": rejected"));
      }
    }
    assertThat(decisions)
        .containsExactly(
            "edit Touch src/a.txt: allowed",
            "edit Touch /etc/passwd: rejected",
            "edit Touch Makefile: rejected",
            "read Touch src/a.txt: allowed",
            "execute Touch: allowed");
    assertThat(sample.read("answers.txt")).isEqualTo("yes\nno\nno\nyes\nyes\n");
  }

  @Test
  void whatItWritesToTheGatesIsUndoneWhateverItAnswers() throws Exception {
    Sample sample = sample("outside").passes(1);
    String gates = sample.read(".omk/gates.toml");
    Goal goal = sample.commit().run(true).goal();

    assertThat(sample.read(".omk/gates.toml")).isEqualTo(gates);
    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(goal.passes())
        .singleElement()
        .satisfies(
            pass ->
                assertThat(pass.violations())
                    .anySatisfy(broken -> assertThat(broken.message()).contains("gates.toml")));
  }
}
