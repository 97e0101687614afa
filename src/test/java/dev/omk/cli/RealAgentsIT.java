package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.json.Json;
import dev.omk.process.ProcessTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real agents from npm, by their presets, on the packaged executable: a scripted model on the
 * loopback tells them what to write. They are looked for in the folder that {@code OMK_TEST_AGENTS}
 * names, where {@code .ci/run} installs them.
 */
@Tag("e2e")
@Tag("slow")
class RealAgentsIT {
  private static final String GOAL = "Fix the failing answer test";
  private static final long TIMEOUT_SECONDS = 540;

  @TempDir Path directory;
  private Omk omk;
  private Path answer;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
    // Where it is by default, and not below a temporary folder, of which an agent sees nothing.
    omk.environment.remove("XDG_CACHE_HOME");
    answer = omk.project.toRealPath().resolve("answer.txt");
  }

  private static Path installed(String path) {
    String folder = System.getenv("OMK_TEST_AGENTS");
    boolean there = folder != null && Files.isExecutable(Path.of(folder, path));
    assumeTrue(there, "NOT TESTED: no " + path + " in OMK_TEST_AGENTS (" + folder + ")");
    return Path.of(String.valueOf(folder), path);
  }

  private void onPath(Path program) {
    omk.environment.merge(
        "PATH", program.resolveSibling("").toString(), (all, one) -> one + ":" + all);
  }

  private void configured(String table) throws Exception {
    Path config = omk.home.resolve(".config/omk/config.toml");
    Files.createDirectories(config.getParent());
    Files.writeString(config, table);
  }

  private void opencode(ModelServer model) throws Exception {
    onPath(installed("node_modules/opencode-linux-x64/bin/opencode"));
    configured("[agents.opencode]\nenv = { OPENCODE_DISABLE_MODELS_FETCH = \"1\" }\n");
    Path config = omk.home.resolve(".config/opencode/opencode.json");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        """
        {"provider": {"scripted": {"npm": "@ai-sdk/openai-compatible", "name": "Scripted",
          "options": {"baseURL": "%s", "apiKey": "none"},
          "models": {"m": {"name": "m", "limit": {"context": 100000, "output": 8000},
                           "cost": {"input": 1000, "output": 1000}}}}},
         "model": "scripted/m", "small_model": "scripted/m", "autoupdate": false,
         "share": "disabled", "permission": {"edit": "ask"}}
        """
            .formatted(model.url()));
  }

  private void qwen(ModelServer model) throws Exception {
    onPath(installed("node_modules/.bin/qwen"));
    configured(
        """
        [agents.qwen]
        env = { OPENAI_BASE_URL = "%s", OPENAI_API_KEY = "none", OPENAI_MODEL = "m" }
        """
            .formatted(model.url()));
  }

  private Omk.Ended run(String agent, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Omk.executable(), "goal", "run", GOAL, "--until-ready"));
    command.addAll(List.of("--agent", agent, "--accept", "auto"));
    command.addAll(List.of(more));
    Omk.Ended ended = omk.run(command, TIMEOUT_SECONDS);
    String goal = json("goal", "status", "--json").path("goal_id").asText();
    assertThat(goal).startsWith("goal-");
    assertThat(ProcessTree.withToken(goal)).as("nothing is left running").isEmpty();
    return ended;
  }

  private JsonNode json(String... args) throws Exception {
    return Json.parseObject(omk.call(args).out().getBytes(StandardCharsets.UTF_8));
  }

  private String events() throws Exception {
    return omk.shell("cat .omk/goals/*/events.jsonl").out();
  }

  @Test
  void opencodeMakesTheGoalReady() throws Exception {
    try (ModelServer model = new ModelServer(answer, "42\n")) {
      opencode(model);

      Omk.Ended ran = run("opencode");

      assertThat(ran.code()).as(ran.out() + ran.err() + transcripts()).isZero();
      assertThat(answer).hasContent("42");
      assertThat(model.calls()).isPositive();
      assertThat(events()).contains("permission_answered", "\"allowed\":true", "answer.txt");
      JsonNode pass = json("goal", "proof", "--json").path("passes").path(0);
      assertThat(pass.path("session").asText()).startsWith("ses_");
      assertThat(pass.path("usage").path("scope").asText()).isEqualTo("last_call");
      assertThat(pass.path("usage").path("usd").isNumber()).isTrue();
    }
  }

  @Test
  void qwenMakesTheGoalReady() throws Exception {
    try (ModelServer model = new ModelServer(answer, "42\n")) {
      qwen(model);

      Omk.Ended ran = run("qwen");

      assertThat(ran.code()).as(ran.out() + ran.err() + transcripts()).isZero();
      assertThat(answer).hasContent("42");
      JsonNode usage = json("goal", "proof", "--json").path("passes").path(0).path("usage");
      assertThat(usage.path("source").asText()).isEqualTo("message_usage");
      assertThat(usage.path("scope").asText()).isEqualTo("turn");
      assertThat(usage.path("input_tokens").asLong()).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void whatAnAgentWritesToAProtectedFileIsPutBackWhateverItWasTold() throws Exception {
    Path gate = omk.project.toRealPath().resolve("tests/run.sh");
    try (ModelServer model = new ModelServer(gate, "exit 0\n")) {
      qwen(model);

      Omk.Ended ran = run("qwen", "--max-iterations", "1");

      assertThat(ran.code()).as(ran.out() + ran.err() + transcripts()).isEqualTo(3);
      assertThat(Files.readString(gate)).contains("answer.txt");
      JsonNode violation = json("goal", "proof", "--json").path("violations").path(0);
      assertThat(violation.path("path").asText()).as(transcripts()).isEqualTo("tests/run.sh");
      assertThat(violation.path("action").asText()).isEqualTo("undone");
    }
  }

  private String transcripts() throws Exception {
    return omk.shell("cat .omk/goals/*/artifacts/agent-runs/*/transcript.log").out();
  }
}
