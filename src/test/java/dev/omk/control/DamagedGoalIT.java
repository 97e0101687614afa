package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalId;
import dev.omk.goal.Step;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal whose journal was replaced, on the packaged executable. */
class DamagedGoalIT {
  @TempDir Path directory;

  private static ObjectNode json(Executable.Ended ended) throws Exception {
    return Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTornEndAnOrphanAndAGoalThatIsMovedAwayAreTold() throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    assertThat(omk.run("goal", "plan", "Fix the good one in calc").code()).isZero();
    String id = sample.workspace().resolve("latest").value();
    Path journal = sample.project.resolve(".omk/goals").resolve(id).resolve("events.jsonl");
    GoalLedger.open(sample.workspace(), new GoalId(id)).record(new Fact.StepBegan(Step.VERIFY));

    ObjectNode orphan = json(omk.run("goal", "list", "--json"));
    assertThat(orphan.path("goals").path(0).path("orphaned").asBoolean()).isTrue();
    assertThat(orphan.path("goals").path(0).path("status").asText()).isEqualTo("running");
    assertThat(omk.run("goal", "list").out()).contains("[running (orphaned)] " + id);

    Files.writeString(journal, "{\"torn", StandardOpenOption.APPEND);
    Executable.Ended list = omk.run("goal", "list", "--json");
    assertThat(list.err()).contains(id).contains("torn");
    assertThat(json(list).path("goals").path(0).path("recovery_status").asText()).contains("torn");
    Executable.Ended check = omk.run("goal", "proof", "--check", "--json");
    assertThat(check.err()).contains("torn");
    assertThat(json(check).path("recovery_status").asText()).contains("torn");

    assertThat(omk.run("goal", "prune", "--damaged", id).code()).isEqualTo(1);
    Files.writeString(journal, "no journal\n");
    assertThat(omk.run("goal", "prune").out()).contains("[damaged] " + id);
    Executable.Ended told = omk.run("goal", "prune", "--damaged", id, "--dry-run", "--json");
    assertThat(json(told).path("goals").path(0).path("outcome").asText()).isEqualTo("would_move");
    Executable.Ended moved = omk.run("goal", "prune", "--damaged", id, "--json");
    assertThat(moved.code()).as(moved.err()).isZero();
    assertThat(Path.of(json(moved).path("goals").path(0).path("moved_to").asText()))
        .isDirectoryContaining("glob:**events.jsonl");
    assertThat(omk.run("goal", "list").out()).contains("No goals found");
  }

  @Test
  void documentsShowWhatIsIntactAndOtherGoalsAreUnaffected() throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    assertThat(omk.run("goal", "plan", "Fix the good one in calc").code()).isZero();
    assertThat(omk.run("goal", "plan", "Fix the bad one in calc").code()).isZero();
    assertThat(omk.run("goal", "pause").code()).isZero();
    String id = sample.workspace().resolve("latest").value();
    Path journal = sample.project.resolve(".omk/goals").resolve(id).resolve("events.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.writeString(
        journal, String.join("\n", lines).replace("paused by hand", "paused by nobody!") + "\n");
    for (String command : List.of("status", "show", "proof", "replay", "budget")) {
      Executable.Ended ended = omk.run("goal", command, id, "--json");
      assertThat(ended.code()).as(command + ended.err()).isEqualTo(8);
      assertThat(json(ended).path("recovery_status").asText()).as(command).contains("damaged");
      assertThat(json(ended).has("error")).as(command).isFalse();
    }
    Files.delete(journal);
    assertThat(new ProcessBuilder("mkfifo", journal.toString()).start().waitFor()).isZero();
    for (String command : List.of("status", "show", "proof")) {
      Executable.Ended ended = omk.run("goal", command, id, "--json");
      assertThat(ended.code()).as(command + ended.err()).isEqualTo(8);
      assertThat(json(ended).path("recovery_status").asText()).as(command).contains("regular");
    }
    for (String command : List.of("verify", "execute", "pause", "cancel", "replay", "budget")) {
      assertThat(omk.run("goal", command, id, "--json").code()).as(command).isEqualTo(8);
    }
    ObjectNode list = json(omk.run("goal", "list", "--json"));
    assertThat(list.path("goals").size()).isEqualTo(2);
    assertThat(list.path("goals").path(0).path("goal_id").asText()).isEqualTo(id);
    assertThat(list.path("goals").path(0).path("recovery_status").asText()).isNotEmpty();
    assertThat(list.path("goals").path(1).path("status").asText()).isEqualTo("not_ready");
  }
}
