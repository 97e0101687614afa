package dev.omk.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** git, gh and bubblewrap as the doctor sees them. */
class ProgramsTest {
  @TempDir Path directory;
  private Patient patient;

  @BeforeEach
  void patient() throws Exception {
    patient = new Patient(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "2.39.5, ok",
    "2.31.0, ok",
    "2.30.9, broken",
    "1.9, broken",
    "2.39.5 (Apple Git-154), ok",
    "2.45.1.windows.1, ok",
    "unknown, warning"
  })
  void gitHasToBeNewEnough(String version, String health) throws Exception {
    patient.program("git", "echo git version '" + version + "'");

    assertThat(patient.of("git").health().word()).isEqualTo(health);
  }

  @Test
  void missingGitIsBrokenInARepositoryOnly() throws Exception {
    assertThat(patient.of("git").health()).isInstanceOf(Health.Absent.class);

    patient.file(".git/HEAD", "ref: refs/heads/main\n");

    Health health = patient.of("git").health();
    assertThat(health).isInstanceOf(Health.Broken.class);
    assertThat(health.fix()).contains("install git 2.31");
  }

  @Test
  void programOfTheProjectIsNeverStarted() throws Exception {
    Path started = patient.root.resolve("started");
    Path tools = patient.project.resolve("tools");
    for (String name : new String[] {"git", "gh", "bwrap", "claude"}) {
      Patient.script(tools.resolve(name), "touch " + started + "; echo 9.9.9");
    }
    Files.createSymbolicLink(patient.programs.resolve("codex"), tools.resolve("claude"));
    patient.environment.put("PATH", tools + ":" + patient.programs);

    assertThat(patient.of("git").health()).isInstanceOf(Health.Broken.class);
    assertThat(patient.of("agent", "claude").health().detail()).contains("inside the project");
    assertThat(patient.of("agent", "codex").health().detail()).contains("inside the project");
    assertThat(started).doesNotExist();
  }

  @Test
  void programGetsNoInputLittleEnvironmentAndNoProject() throws Exception {
    patient.environment.put("ANTHROPIC_API_KEY", "sk-secret-of-the-caller");
    patient.environment.put("NODE_OPTIONS", "--require ./evil.js");
    patient.environment.put("PATH", patient.project.resolve("bin") + ":" + patient.programs);
    Files.createDirectories(patient.project.resolve("bin"));
    Path seen = patient.root.resolve("seen");
    patient.program("claude", "{ pwd; cat; /usr/bin/env; } > " + seen + " 2>&1; echo 2.1.0");

    assertThat(patient.of("agent", "claude").facts()).containsEntry("version", "2.1.0");
    assertThat(Files.readString(seen))
        .startsWith("/\n")
        .contains("PATH=" + patient.programs + "\n", "HOME=" + patient.home)
        .doesNotContain("sk-secret", "NODE_OPTIONS");
  }

  @Test
  void loginOfGhIsNamed() throws Exception {
    patient.environment.put("GH_TOKEN", "a-token-for-gh");
    patient.program(
        "gh",
        """
        case $1 in
          --version) echo 'gh version 2.62.0 (2024-11-14)' ;;
          auth) test "$GH_TOKEN" = a-token-for-gh && echo \
            '  Logged in to github.com account somebody (GH_TOKEN)' ;;
        esac""");

    Diagnosis gh = patient.of("gh");

    assertThat(gh.health()).isInstanceOf(Health.Ok.class);
    assertThat(gh.facts())
        .containsEntry("version", "2.62.0")
        .containsEntry("account", "somebody")
        .containsEntry("host", "github.com");
    assertThat(gh.toString()).doesNotContain("a-token-for-gh");
  }

  @Test
  void ghWithoutLoginIsAWarningThatSaysHowToLogIn() throws Exception {
    patient.program(
        "gh", "[ $1 = auth ] && echo 'You are not logged into any hosts' >&2 && exit 1; echo 2.0");

    Health health = patient.of("gh").health();

    assertThat(health).isInstanceOf(Health.Warning.class);
    assertThat(health.detail()).contains("not logged into any hosts");
    assertThat(health.fix()).isEqualTo("gh auth login");
  }

  @Test
  void sandboxThatIsNotThereIsBrokenOnlyIfWanted() throws Exception {
    assertThat(patient.of("sandbox").health()).isInstanceOf(Health.Absent.class);

    patient.file(".omk/config.toml", "[sandbox]\nagents = \"on\"\n");

    assertThat(patient.of("sandbox").health()).isInstanceOf(Health.Broken.class);
  }

  @Test
  void sandboxThatTheSystemForbidsSaysSo() throws Exception {
    patient.program(
        "bwrap",
        "[ $1 = --version ] && echo bubblewrap 0.8.0 && exit;"
            + " echo 'bwrap: No permissions to create new namespace' >&2; exit 1");

    Diagnosis sandbox = patient.of("sandbox");

    assertThat(sandbox.health()).isInstanceOf(Health.Warning.class);
    assertThat(sandbox.health().detail()).contains("0.8.0", "No permissions");
    assertThat(sandbox.health().fix()).contains("namespaces");
  }
}
