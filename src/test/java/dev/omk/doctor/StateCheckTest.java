package dev.omk.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.GoalController;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.goal.Budget;
import dev.omk.goal.Settings;
import dev.omk.process.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals, key, project files and the unpacked executable as the doctor sees them. */
class StateCheckTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";
  @TempDir Path directory;
  private Patient patient;

  @BeforeEach
  void patient() throws Exception {
    patient = new Patient(directory);
    patient.file(".omk/gates.toml", "[[gates]]\nname = \"tests\"\ncommand = \"true\"\n");
  }

  private Path goal() throws InterruptedException {
    Workspace workspace =
        Workspace.find(World.of(patient.caller(), patient.project), Optional.empty());
    Outcome made =
        new GoalController(workspace, Progress.SILENT, new Cancellation())
            .plan(new NewGoalRequest("Fix the failing test", Settings.DEFAULT, Budget.UNLIMITED));
    return made.directory();
  }

  private Path key() {
    return patient.home.resolve(".config/omk/key");
  }

  @Test
  void projectWithoutGoalsIsFineAndStaysUntouched() throws Exception {
    assertThat(patient.of("state").health()).isInstanceOf(Health.Ok.class);
    assertThat(patient.of("key").health()).isInstanceOf(Health.Ok.class);
    assertThat(patient.examine()).noneMatch(one -> one.area().equals("goals"));
    assertThat(key()).doesNotExist();
    assertThat(patient.project.resolve(".omk/goals")).doesNotExist();
  }

  @Test
  void goalOfOmk050HasNoChainThatCouldBeBroken() throws Exception {
    Path recorded = Path.of("src/test/resources/omk-0.5.0/goals");
    String id = "goal-20261122-135034-827-";
    try (Stream<Path> goals = Files.list(recorded)) {
      Path one = goals.filter(goal -> goal.toString().contains(id)).findFirst().orElseThrow();
      Path copy = patient.project.resolve(".omk/goals").resolve(one.getFileName());
      Files.createDirectories(copy);
      for (String file : List.of("events.jsonl", "goal.json")) {
        Files.copy(one.resolve(file), copy.resolve(file));
      }
    }

    assertThat(patient.of("goals").health())
        .isEqualTo(
            new Health.Ok("0 journals, every chain holds; 1 goal of omk 0.5.0, which kept none"));
  }

  @Test
  void everyJournalIsVerified() throws Exception {
    goal();
    Path second = goal();

    assertThat(patient.of("goals").health().detail()).isEqualTo("2 journals, every chain holds");

    Path journal = second.resolve("events.jsonl");
    Files.writeString(journal, Files.readString(journal).replace("Fix the", "Mix the"));

    Diagnosis goals = patient.of("goals");
    assertThat(goals.health()).isInstanceOf(Health.Broken.class);
    assertThat(goals.health().detail()).startsWith("1 of 2");
    assertThat(goals.health().fix()).contains("omk goal replay " + second.getFileName());
    assertThat(goals.notes()).hasSize(1).first().asString().contains("line 1");
    assertThat(goals.facts()).containsEntry("damaged", "1");
  }

  @Test
  void missingHeadIsDamage() throws Exception {
    Files.delete(goal().resolve("head.json"));

    assertThat(patient.of("goals").health()).isInstanceOf(Health.Broken.class);
  }

  @Test
  void lineThatACrashCutOffIsAWarning() throws Exception {
    Files.writeString(goal().resolve("events.jsonl"), "{\"id\":\"", StandardOpenOption.APPEND);

    assertThat(patient.of("goals").health()).isInstanceOf(Health.Warning.class);
  }

  @Test
  void keyThatOthersMayReadIsBroken() throws Exception {
    goal();
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));

    Health health = patient.of("key").health();

    assertThat(health).isInstanceOf(Health.Broken.class);
    assertThat(health.fix()).contains("chmod 600 " + key());
  }

  @Test
  void lostKeyIsBroken() throws Exception {
    goal();
    Files.delete(key());

    assertThat(patient.of("key").health()).isInstanceOf(Health.Broken.class);
    assertThat(patient.of("goals").health()).isInstanceOf(Health.Warning.class);
  }

  @Test
  void malformedFilesAreNamedWithTheirPlace() throws Exception {
    patient.file(".omk/gates.toml", "[[gates]]\nnmae = \"tests\"\n");
    patient.file(".omk/config.toml", "agent = 3\n");

    assertThat(patient.of("config").health().detail()).contains("config.toml:1");
    assertThat(patient.of("project").health().detail()).contains("gates.toml:2");
    assertThat(patient.of("agent").health()).isNotInstanceOf(Health.Broken.class);
  }

  @Test
  void mistakeInTheConfigIsToldOnce() throws Exception {
    patient.file(".omk/config.toml", "agent = 3\n");

    assertThat(patient.examine())
        .filteredOn(one -> one.health() instanceof Health.Broken)
        .extracting(Diagnosis::area)
        .containsExactly("config");
  }

  @Test
  void withoutAHomeTheHomeIsToBeSet() throws Exception {
    goal();
    patient.environment.remove("HOME");

    assertThat(patient.of("key").health().fix()).startsWith("set HOME to");
    assertThat(patient.of("goals").health().fix()).isEqualTo(patient.of("key").health().fix());
  }

  @Test
  void projectWithoutGatesIsAWarning() throws Exception {
    Files.delete(patient.project.resolve(".omk/gates.toml"));

    Health health = patient.of("project").health();

    assertThat(health).isInstanceOf(Health.Warning.class);
    assertThat(health.fix()).contains("omk goal init");
  }

  @Test
  void unpackedExecutableAndItsOlderVersionsAreNamed() throws Exception {
    Path cache = patient.home.resolve(".cache/omk");
    patient.runtime = Files.createDirectories(cache.resolve(HASH).resolve("runtime"));
    Path older = Files.createDirectories(cache.resolve(HASH.replace('0', 'f')));

    Diagnosis executable = patient.of("executable");

    assertThat(executable.health()).isInstanceOf(Health.Ok.class);
    assertThat(executable.notes()).hasSize(1).first().asString().contains("rm -r " + older);

    Files.writeString(cache.resolve("jvm-error-12.log"), "SIGSEGV");
    assertThat(patient.of("executable").health().detail()).contains("jvm-error-12.log");
  }

  @Test
  void executableThatCouldNotUseItsOwnCacheIsAWarning() throws Exception {
    patient.runtime =
        Files.createDirectories(patient.root.resolve("omk-1000").resolve(HASH).resolve("runtime"));

    Health health = patient.of("executable").health();

    assertThat(health).isInstanceOf(Health.Warning.class);
    assertThat(health.fix()).contains("chmod 700 " + patient.home.resolve(".cache/omk"));
  }
}
