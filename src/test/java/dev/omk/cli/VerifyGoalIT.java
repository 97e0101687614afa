package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gates of a goal say and what becomes of it, on the packaged executable. */
class VerifyGoalIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
    omk.environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
  }

  private void gates(String text) throws Exception {
    omk.file(".omk/gates.toml", text);
    omk.shell("git add -A && git -c user.name=t -c user.email=t@localhost commit -qm gates");
  }

  @Test
  void subsetOfTheGatesIsNoVerification() throws Exception {
    gates(
        """
        [[gates]]
        name = "tests"
        run = "sh tests/run.sh"
        [[gates]]
        name = "other"
        run = "test -e other.txt"
        """);
    assertThat(omk.call("goal", "run", "Fix the failing answer test").code()).isZero();
    omk.file("answer.txt", "42\n");

    Omk.Ended subset = omk.call("goal", "verify", "--gate", "tests");
    assertThat(subset.out()).as(subset.err()).contains("tests: passed").doesNotContain("other: p");

    Omk.Ended accepted = omk.call("goal", "accept", "--summary", "read it");
    assertThat(accepted.code()).isEqualTo(3);
    assertThat(accepted.out() + accepted.err()).contains("other");
  }

  @Test
  void gatesThatChangeFilesAndGatesThatAreNotTakenAreInTheNotes() throws Exception {
    gates("[[gates]]\nname = \"m\"\nrun = \"echo y >> answer.txt; : > built; sh tests/run.sh\"\n");
    assertThat(omk.call("goal", "run", "Fix the failing answer test").code()).isZero();
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"m\"\nrun = \"true\"\n");

    Omk.Ended text = omk.call("goal", "verify");
    assertThat(text.out())
        .as(text.err())
        .contains(
            "note: gate m changed answer.txt: the tree", "note: the goal keeps its gates, but")
        .doesNotContain("changed answer.txt, built");
    Omk.Ended json = omk.call("goal", "verify", "--json");
    assertThat(
            Json.parseObject(json.out().getBytes(StandardCharsets.UTF_8))
                .at("/verification/notes")
                .toString())
        .contains("gate m changed answer.txt", "the goal keeps its gates, but");
  }

  @Test
  void fixThatChangesAProtectedPathIsUndoneAsAWhole() throws Exception {
    omk.file("Makefile", "all:\n\tsh tests/run.sh\n");
    gates(
        """
        [[gates]]
        name = "tests"
        run = "make"
        fix = "echo 42 > answer.txt; echo 'all:' > Makefile"
        """);
    Omk.Ended ran =
        omk.call("goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "fixer");

    assertThat(ran.code()).as(ran.err()).isNotZero();
    assertThat(ran.out()).containsPattern("Reason:.*Makefile.*so all of this fix was undone");
    assertThat(ran.err()).contains("Makefile", "so all of this fix was undone");
    assertThat(Files.readString(omk.project.resolve("Makefile"))).contains("sh tests/run.sh");
    assertThat(Files.readString(omk.project.resolve("answer.txt"))).isNotEqualTo("42\n");
    assertThat(omk.shell("cat .omk/goals/*/artifacts/policy/*-undone.diff").out())
        .as("what was undone can be looked at")
        .contains("+42", "-\tsh tests/run.sh");
  }

  @Test
  void eachFixIsFollowedByItsGateAndWhatItMayNotChangeIsUndoneBeforeTheNext() throws Exception {
    omk.file("Makefile", "all:\n\tsh tests/run.sh\n");
    omk.file("list.txt", "b\na\n");
    omk.file("names.txt", "b\na\n");
    gates(
        """
        [[gates]]
        name = "sorted"
        run = "sort -c list.txt"
        fix = "sort -o list.txt list.txt"
        [[gates]]
        name = "names"
        run = "sort -c names.txt"
        fix = "sort -o names.txt names.txt; echo 'all:' > Makefile"
        [[gates]]
        name = "tests"
        run = "make"
        fix = "cp Makefile seen.txt; echo 42 > answer.txt"
        """);
    Omk.Ended ran =
        omk.call("goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "fixer");

    assertThat(Files.readString(omk.project.resolve("seen.txt")))
        .as(ran.err())
        .isEqualTo("all:\n\tsh tests/run.sh\n");
    assertThat(Files.readString(omk.project.resolve("list.txt"))).isEqualTo("a\nb\n");
    assertThat(Files.readString(omk.project.resolve("names.txt"))).isEqualTo("b\na\n");
    assertThat(ran.err()).contains("Makefile");
    String journal = omk.shell("cat .omk/goals/*/events.jsonl").out();
    List<String> did = new ArrayList<>();
    for (String line : journal.lines().toList()) {
      JsonNode event = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
      switch (event.path("kind").asText()) {
        case "pass_finished" -> did.add("fix");
        case "verification_finished" -> {
          JsonNode verification = event.at("/payload/verification");
          did.add(
              verification.path("purpose").asText()
                  + " "
                  + verification.path("gates").findValuesAsText("gate"));
        }
        default -> {}
      }
    }
    assertThat(did)
        .startsWith(
            "baseline [sorted, names, tests]",
            "fix",
            "subset [sorted]",
            "fix",
            "fix",
            "candidate [sorted, names, tests]");
  }

  @Test
  void proofSaysWhichResultsWereCachedAndFromWhen() throws Exception {
    gates(
        """
        [[gates]]
        name = "tests"
        run = "sh tests/run.sh"
        [[gates]]
        name = "slow"
        run = "grep -q cat mend.sh"
        inputs = ["mend.sh"]
        """);
    assertThat(omk.call("goal", "run", "Fix the failing answer test").code()).isZero();
    omk.file("answer.txt", "42\n");
    assertThat(omk.call("goal", "verify").code()).isZero();
    assertThat(omk.call("goal", "verify").out()).contains("slow: cached");

    String text = omk.call("goal", "proof").out();
    assertThat(text).containsPattern("slow: cached.*since it passed at 20[-0-9]+T[0-9:]+Z");
    ObjectNode proof =
        Json.parseObject(
            omk.call("goal", "proof", "--json").out().getBytes(StandardCharsets.UTF_8));
    assertThat(proof.findValuesAsText("cached_from")).anyMatch(time -> time.startsWith("20"));
  }
}
