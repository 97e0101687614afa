package dev.omk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.secret.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerboseLogTest {
  private static final String SECRET = "correct-horse-battery";

  @TempDir Path root;
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final VerboseLog log = new VerboseLog(new Redactor(List.of(SECRET)), shown::add);
  private Path goal;

  @BeforeEach
  void goal() throws Exception {
    goal = Files.createDirectory(root.resolve("goal"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void note(String line) {
    log.note(Trace.Topic.PROCESS, () -> line);
  }

  private static String file(Path goal) throws Exception {
    return Files.readString(goal.resolve(GoalLog.FILE));
  }

  @Test
  void linesGoToStandardErrorAndToTheGoal() throws Exception {
    log.goal(goal);
    note("started 7: git status");

    assertThat(shown).hasSize(1).first().asString().endsWith(" process started 7: git status");
    assertThat(file(goal)).isEqualTo(shown.getFirst().strip() + "\n");
  }

  @Test
  void linesFromBeforeTheGoalIsKnownAreInItsLog() throws Exception {
    note("early");
    log.goal(goal);
    note("late");

    assertThat(file(goal).lines()).hasSize(2).first().asString().endsWith("early");
  }

  @Test
  void progressIsInTheFileAndNotShownTwice() throws Exception {
    log.goal(goal);
    log.note(Trace.Topic.PROGRESS, () -> "* baseline verification");

    assertThat(shown).isEmpty();
    assertThat(file(goal)).contains("progress * baseline verification");
  }

  @Test
  void everyGoalHasALogOfItsOwn() throws Exception {
    Path other = Files.createDirectory(root.resolve("other"));
    log.goal(goal);
    note("one");
    log.goal(other);
    note("two");
    log.goal(goal);
    note("three");

    assertThat(file(goal)).contains("one", "three").doesNotContain("two");
    assertThat(file(other)).contains("two").doesNotContain("one");
  }

  @Test
  void secretsAndWhatSteersATerminalStayOut() throws Exception {
    log.goal(goal);
    note("curl -H 'Authorization: " + SECRET + "' \u001b[31m\nforged line {}");

    String text = file(goal);
    assertThat(text).contains(Redactor.REDACTED, "{}").doesNotContain(SECRET, "\u001b");
    assertThat(text.lines()).hasSize(1);
    assertThat(shown.toString()).doesNotContain(SECRET);
  }

  @Test
  void fileIsForItsOwnerOnly() throws Exception {
    log.goal(goal);

    assertThat(Files.getPosixFilePermissions(goal.resolve(GoalLog.FILE)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void linkInItsPlaceIsNotFollowed() throws Exception {
    Path victim = Files.writeString(root.resolve("victim"), "mine");
    Files.createSymbolicLink(goal.resolve(GoalLog.FILE), victim);

    log.goal(goal);
    note("a line");

    assertThat(victim).hasContent("mine");
    assertThat(shown).hasSize(2).first().asString().contains("no log file in " + goal);
  }

  @Test
  void placeThatCannotBeWrittenCostsTheFileAlone() {
    log.goal(root.resolve("is-not-there"));
    note("a line");

    assertThat(shown).hasSize(2).last().asString().endsWith("a line");
  }

  @Test
  void longLogIsPutAsideOnce() throws Exception {
    String line = "x".repeat(3900);
    log.goal(goal);
    for (long written = 0; written < 2 * GoalLog.MAX_BYTES + 100_000; written += line.length()) {
      note(line);
    }

    assertThat(Files.size(goal.resolve(GoalLog.FILE))).isLessThanOrEqualTo(GoalLog.MAX_BYTES);
    assertThat(Files.size(goal.resolve(GoalLog.OLDER))).isLessThanOrEqualTo(GoalLog.MAX_BYTES);
    try (var files = Files.list(goal)) {
      assertThat(files).hasSize(2);
    }
  }
}
