package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What workflows may do, and that what they start is there. {@code .ci/lint} reads the rest. */
class WorkflowsTest {
  private static final Path ACTION = Path.of(".github/actions/verify");
  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern SCRIPT = Pattern.compile("(?:src/build/release|\\.ci)/[\\w.-]+");

  private static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
      return files.sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  @Test
  void actionsAreCommitsWithTheirReleaseBesideThem() throws IOException {
    List<String> used = new ArrayList<>();
    for (Path workflow : workflows()) {
      for (String line : Files.readAllLines(workflow)) {
        int at = line.indexOf("uses: ");
        if (at >= 0 && !line.contains("uses: ./")) {
          used.add(line.substring(at + "uses: ".length()));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(5).allMatch(action -> PINNED.matcher(action).matches());
  }

  @Test
  void nothingMayBeWrittenButByTheJobThatPublishes() throws IOException {
    List<String> writing = new ArrayList<>();
    for (Path workflow : workflows()) {
      JsonNode file = read(workflow);
      assertThat(file.has("permissions")).as("permissions of %s", workflow).isTrue();
      assertThat(file.path("permissions").toString()).doesNotContain("write");
      for (var job : file.path("jobs").properties()) {
        boolean writes = job.getValue().path("permissions").toString().contains("write");
        if (writes) {
          writing.add(job.getKey());
        }
        for (JsonNode step : job.getValue().path("steps")) {
          if (step.path("uses").asText().startsWith("actions/checkout@")) {
            assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse();
          }
        }
      }
    }
    assertThat(writing).containsExactly("publish");
  }

  @Test
  void everyScriptThatIsCalledCanBeStarted() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (Path workflow : workflows()) {
      Matcher matcher = SCRIPT.matcher(Files.readString(workflow));
      while (matcher.find()) {
        scripts.add(Path.of(matcher.group()));
      }
    }
    assertThat(scripts).hasSizeGreaterThan(4).allMatch(Files::isExecutable);
  }

  @Test
  void everyInputOfTheActionReachesItsScriptAndEveryOutputComesFromIt() throws IOException {
    JsonNode action = read(ACTION.resolve("action.yml"));
    JsonNode step = action.at("/runs/steps/0");
    String script = Files.readString(ACTION.resolve("verify.sh"));
    assertThat(ACTION.resolve("verify.sh")).isExecutable();
    action
        .path("inputs")
        .fieldNames()
        .forEachRemaining(
            input -> {
              String value = "${{ inputs." + input + " }}";
              if (input.equals("working-directory")) {
                assertThat(step.path(input).asText()).isEqualTo(value);
              } else {
                String variable = "INPUT_" + input.toUpperCase(java.util.Locale.ROOT);
                assertThat(step.path("env").path(variable).asText()).isEqualTo(value);
                assertThat(script).contains("${" + variable + ":-");
              }
            });
    assertThat(step.path("run").asText()).doesNotContain("${{");
    for (JsonNode output : action.path("outputs")) {
      assertThat(output.path("value").asText()).startsWith("${{ steps.verify.outputs.");
    }
  }
}
