package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command that a status refuses: its exit code, a message that says what is legal now, and a
 * journal that is as it was.
 */
class TransitionsIT {
  @TempDir Path directory;

  private static void reach(Executable omk, String status) throws Exception {
    List<List<String>> commands =
        switch (status) {
          case "paused" -> List.of(words("goal plan GOAL"), words("goal pause"));
          case "cancelled" -> List.of(words("goal plan GOAL"), words("goal cancel"));
          case "needs_more_budget" ->
              List.of(words("goal run GOAL --until-ready --budget-time 0s"));
          case "blocked_on_human" -> List.of(List.of("goal", "plan", "make it better"));
          case "not_ready" -> List.of(words("goal plan GOAL"));
          default -> throw new IllegalArgumentException(status);
        };
    for (List<String> command : commands) {
      omk.run(command.toArray(String[]::new));
    }
    assertThat(omk.run("goal", "status", "--json").out()).contains("\"" + status + "\"");
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
    words.replaceAll(word -> word.equals("GOAL") ? Sample.GOAL : word);
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # status,         code, commands that are refused with it
          paused,            7,   verify|execute|review|accept --summary seen|reject --reason no
          cancelled,         7,   verify|execute|review|accept --summary seen|pause|resume|resume --continue|budget-add --time 1m|reject --reason no|gates --approve
          needs_more_budget, 6,   verify|execute|review|accept --summary seen|reject --reason no|resume|resume --continue
          blocked_on_human,  4,   verify|execute|review|accept --summary seen|resume --continue
          blocked_on_human,  1,   resume
          not_ready,         1,   resume
          """)
  void aRefusedCommandChangesNothingAndSaysWhatIsLegal(String status, int code, String commands)
      throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Executable omk = new Executable(sample);
    reach(omk, status);
    Path goal = sample.workspace().directory(sample.workspace().resolve("latest"));
    sample.write(".omk/gates.toml", "[[gates]]\nname = \"other\"\nrun = \"true\"\n");
    String journal = Files.readString(goal.resolve("events.jsonl"));
    for (String command : commands.split("\\|", -1)) {
      List<String> argv = words("goal " + command);
      argv.add("--json");
      Executable.Ended ended = omk.run(argv.toArray(String[]::new));
      assertThat(ended.code()).as(command + ended.err()).isEqualTo(code);
      ObjectNode error = Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
      assertThat(error.path("error").path("hint").asText()).as(command).contains("omk goal ");
      assertThat(ended.err()).contains(error.path("error").path("message").asText());
      assertThat(goal.resolve("events.jsonl")).as(command).content().isEqualTo(journal);
    }
  }

  @ParameterizedTest
  @CsvSource({"paused, pause", "cancelled, cancel"})
  void whatIsSoAlreadyIsDoneWithoutAnEvent(String status, String command) throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    reach(omk, status);
    Path goal = sample.workspace().directory(sample.workspace().resolve("latest"));
    String journal = Files.readString(goal.resolve("events.jsonl"));
    assertThat(omk.run("goal", command).code()).isZero();
    assertThat(goal.resolve("events.jsonl")).content().isEqualTo(journal);
  }
}
