package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where goals are looked for, which one is meant, and where none may be made. */
class PlacesIT {
  private static final String GOAL = "Fix the failing answer test";

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private Path goals() {
    return omk.project.resolve(".omk/goals");
  }

  private List<String> ids() throws Exception {
    try (Stream<Path> all = Files.list(goals())) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("goal-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void goalIsMeantByIdUniqueBeginningAndLatest() throws Exception {
    for (int made = 0; made < 6; made++) {
      omk.call("goal", "plan", GOAL);
    }
    List<String> ids = ids();
    String newest = ids.getLast();

    assertThat(omk.call("goal", "status").out()).contains(newest);
    assertThat(omk.call("goal", "status", "latest").out()).contains(newest);
    assertThat(omk.call("goal", "status", ids.getFirst()).out()).contains(ids.getFirst());
    String unique = newest.substring(0, newest.length() - 2);
    assertThat(omk.call("goal", "status", unique).out()).contains(newest);
    Omk.Ended ambiguous = omk.call("goal", "status", "goal-");
    assertThat(ambiguous.code()).isEqualTo(1);
    assertThat(ambiguous.err())
        .contains("is the beginning of 6 goals: " + newest, ", …")
        .doesNotContain(ids.getFirst());
  }

  @Test
  void whatOnlyLooksLikeTheNewestGoalIsNamed() throws Exception {
    omk.call("goal", "plan", GOAL);
    String id = ids().getFirst();
    Files.createDirectory(goals().resolve("goal-29991231-235959-999-ffffffff"));
    Files.createSymbolicLink(
        goals().resolve("goal-29981231-235959-999-ffffffff"), goals().resolve(id));

    Omk.Ended latest = omk.call("goal", "status");
    assertThat(latest.code()).isEqualTo(8);
    assertThat(latest.err()).contains("goal-29991231-235959-999-ffffffff");
    assertThat(omk.call("goal", "verify", id).code()).isEqualTo(3);
    Omk.Ended link = omk.call("goal", "status", "goal-29981231-235959-999-ffffffff");
    assertThat(link.code()).isEqualTo(8);
    assertThat(link.err()).contains("is a link, and omk follows none there");
  }

  @Test
  void stateIsFoundFromBelowFromWorktreesAndByFlags() throws Exception {
    omk.call("goal", "plan", GOAL);
    String id = ids().getFirst();
    omk.shell("git worktree add -q ../linked");
    String project = omk.project.toString();

    assertThat(omk.shell("cd tests && \"$OMK\" goal list").out()).contains(id);
    assertThat(omk.shell("cd ../linked && \"$OMK\" goal list").out()).contains(id);
    assertThat(omk.shell("cd / && \"$OMK\" goal list -C " + project + "/tests").out()).contains(id);
    assertThat(omk.shell("cd / && \"$OMK\" --state-dir " + project + "/.omk goal list").out())
        .contains(id);
    assertThat(omk.shell("cd / && OMK_STATE_DIR=" + project + "/.omk \"$OMK\" goal list").out())
        .contains(id);
  }

  @Test
  void everyCommandThatIsShownFindsTheSameGoalFromTheSameShell() throws Exception {
    Files.move(omk.project, omk.home.resolve("my project"));
    Files.createDirectory(omk.project);
    String where = "-C \"../home/my project\" --state-dir \"s t\" ";
    String goal = "omk " + where + "goal ";
    Omk.Ended planned = omk.shell("$OMK " + where + "goal plan '" + GOAL + "'");
    String next = planned.out().replaceAll("(?s).*3\\. Work until ready: ", "").strip();

    assertThat(planned.out()).contains(goal + "verify ");
    assertThat(next).startsWith(goal + "resume ");
    Omk.Ended missing = omk.shell("$OMK goal status nothing " + where + " --json");
    assertThat(missing.err()).contains("list the goals with: " + goal + "list");
    assertThat(missing.out())
        .contains("list the goals with: " + goal.replace("\"", "\\\"") + "list");
    Omk.Ended pasted = omk.shell("omk() { $OMK \"$@\"; }; " + next);
    assertThat(pasted.code()).as(pasted.err()).isNotIn(1, 2);
    Omk.Ended status = omk.shell("$OMK goal status --json " + where);
    assertThat(status.out()).contains(goal.replace("\"", "\\\"") + "run ");
    Omk.Ended several = omk.shell("$OMK " + where + "goal plan fix it");
    assertThat(several.err()).contains("quote it: omk " + where + "goal plan \"fix it\"\n");
    assertThat(kept(omk.home.resolve("my project")))
        .contains("omk goal ")
        .doesNotContain("--state-dir");
  }

  private static String kept(Path project) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(project.resolve("s t/goals"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void homeAndBareRepositoriesGetNoState() throws Exception {
    Omk.Ended home = omk.shell("cd && \"$OMK\" goal plan '" + GOAL + "'");
    Omk.Ended bare =
        omk.shell("git init -q --bare ../bare && cd ../bare && \"$OMK\" goal plan '" + GOAL + "'");

    assertThat(home.code()).isEqualTo(1);
    assertThat(home.err()).contains("omk 0.5.0", "--state-dir");
    assertThat(bare.code()).isEqualTo(1);
    assertThat(bare.err()).contains("bare git repository", "git clone");
    assertThat(omk.home).isEmptyDirectory();
    assertThat(directory.resolve("bare/.omk")).doesNotExist();
  }

  @Test
  void firstGoalThatFailsLeavesNeitherStateNorKey() throws Exception {
    Omk fresh = new Omk(Files.createDirectory(directory.resolve("fresh")));
    fresh.shell("git init -q . && mkdir ../bin && printf '#!/bin/sh\nexit 1\n' > ../bin/git");
    fresh.shell("chmod +x ../bin/git");
    String path = directory.resolve("fresh/bin") + ":" + fresh.environment.get("PATH");
    fresh.environment.put("PATH", path);

    Omk.Ended ended = fresh.call("goal", "plan", GOAL);

    assertThat(ended.code()).as(ended.out()).isEqualTo(1);
    assertThat(fresh.files()).isEmpty();
  }

  @Test
  void workTreeThatAControllerHoldsGetsNoSecondGoal() throws Exception {
    Process process =
        omk.builder(
                List.of(
                    Omk.executable(), "goal", "run", GOAL, "--until-ready", "--agent", "hanger"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.exists(omk.project.resolve("started")));

      Omk.Ended second = omk.call("goal", "run", GOAL, "--until-ready", "--agent", "mender");

      assertThat(second.code()).as(second.err()).isEqualTo(9);
      assertThat(second.err()).contains("another controller holds this work tree");
      assertThat(ids()).hasSize(1);
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
