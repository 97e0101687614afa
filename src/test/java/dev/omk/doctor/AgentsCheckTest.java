package dev.omk.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentCatalog;
import dev.omk.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents as the doctor sees them. */
class AgentsCheckTest {
  @TempDir Path directory;
  private Patient patient;

  @BeforeEach
  void patient() throws Exception {
    patient = new Patient(directory);
  }

  @Test
  void everyKnownAgentIsLookedFor() throws Exception {
    patient.program("claude", "echo '2.1.45 (Claude Code)'");
    patient.program("cursor-agent", "echo 2026.01.02-abcdef");

    assertThat(patient.of("agent", "claude").health().detail()).startsWith("claude 2.1.45 (");
    assertThat(patient.of("agent", "cursor").health()).isInstanceOf(Health.Ok.class);
    for (String name : List.of("codex", "gemini", "qwen", "opencode", "kimi", "copilot", "goose")) {
      assertThat(patient.of("agent", name).health()).isInstanceOf(Health.Absent.class);
    }
  }

  @Test
  void howAnAgentWouldBeSpokenToIsTold() throws Exception {
    patient.program("claude", "echo '2.1.45 (Claude Code)'");
    patient.program("codex-acp", "echo 1.2.3");
    patient.program("qwen", "echo 0.15.10");

    assertThat(patient.of("agent", "claude").facts())
        .containsEntry("protocol", "command")
        .containsEntry("acp_program", "claude-agent-acp");
    assertThat(patient.of("agent", "codex").health()).isInstanceOf(Health.Ok.class);
    assertThat(patient.of("agent", "codex").facts()).containsEntry("protocol", "acp");
    assertThat(patient.of("agent", "qwen").facts()).containsEntry("protocol", "acp");
  }

  @Test
  void whatWasSeenToGoWrongIsToldOfAgentsThatAreThere() throws Exception {
    patient.program("gemini", "echo 0.9.0");

    assertThat(patient.of("agent", "gemini").notes()).contains("exits 145 on HTTP 401");
    assertThat(patient.of("agent", "claude").notes()).isEmpty();
  }

  @Test
  void agentThatWasChosenIsNeeded() throws Exception {
    patient.file(".omk/config.toml", "agent = \"claude\"\n");

    Health health = patient.of("agent", "claude").health();

    assertThat(health).isInstanceOf(Health.Broken.class);
    assertThat(health.fix()).contains("install it", "agents.claude.command");
  }

  @Test
  void agentThatIsOnlyConfiguredIsNotNeeded() throws Exception {
    patient.file(".omk/config.toml", "[agents.mine]\ncommand = [\"./fix.sh\"]\n");

    assertThat(patient.of("agent", "mine").health()).isInstanceOf(Health.Warning.class);

    patient.file("fix.sh", "#!/bin/sh\n").project.resolve("fix.sh").toFile().setExecutable(true);

    assertThat(patient.of("agent", "mine").health()).isInstanceOf(Health.Ok.class);
  }

  @Test
  void unknownProgramIsNotStarted() throws Exception {
    Path started = patient.root.resolve("started");
    patient.program("deploy-everything", "touch " + started);
    patient.file(".omk/config.toml", "[agents.mine]\ncommand = [\"deploy-everything\"]\n");

    assertThat(patient.of("agent", "mine").health()).isInstanceOf(Health.Ok.class);
    assertThat(started).doesNotExist();
  }

  @Test
  void withoutAChoiceTheAgentsThatAreThereAreNamed() throws Exception {
    patient.program("codex", "echo codex-cli 0.50.0");

    Health health = patient.of("agent").health();

    assertThat(health.detail()).contains("none is configured", "codex");
    assertThat(health.fix()).contains("--agent codex", "agent = \"codex\"");
  }

  @Test
  void agentThatHangsIsEndedWithAllThatItStarted() throws Exception {
    Path child = patient.root.resolve("child");
    patient.program(
        "claude",
        "/usr/bin/env -i /bin/sh -c 'echo $$ > "
            + child
            + "; exec /bin/sleep 1000' & /bin/sleep 1000");
    Surroundings surroundings =
        new Surroundings(
            patient.caller(), patient.project, patient.project, patient.project, patient.runtime);
    SearchPath path = new SearchPath(surroundings);
    Probe probe = new Probe(patient.caller(), path.trusted(), Duration.ofSeconds(1));

    AgentCheck check =
        new AgentCheck(
            "claude",
            AgentCheck.Role.KNOWN,
            new AgentCatalog(Config.empty()),
            surroundings,
            path,
            probe);

    assertThat(check.look().getFirst().health().detail()).contains("no answer within 1 s");
    long pid = Long.parseLong(Files.readString(child).strip());
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void tableThatSaysTooLittleIsNamed() throws Exception {
    patient.file(".omk/config.toml", "[agents.mine]\ntimeout = \"1m\"\n");

    assertThat(patient.of("agent", "mine").health().detail()).contains("has no command");
  }
}
