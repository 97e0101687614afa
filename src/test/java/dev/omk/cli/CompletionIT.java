package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion in real shells. */
class CompletionIT {
  @TempDir Path directory;
  private Omk omk;
  private String id;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("omk"), Path.of(Omk.executable()));
    omk.environment.put("PATH", bin + ":" + omk.environment.get("PATH"));
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "tests"
        run = "sh tests/run.sh"
        [[gates]]
        name = "two words"
        run = "true"
        """);
    Omk.Ended planned = omk.call("--json", "goal", "plan", "Fix the failing answer test");
    ObjectNode outcome = Json.parseObject(planned.out().getBytes(StandardCharsets.UTF_8));
    id = outcome.path("goal_id").asText();
  }

  private void require(String shell) throws Exception {
    if (omk.shell("command -v " + shell).code() != 0) {
      System.err.println("NOT TESTED: completion in " + shell + ", which is not installed here");
      abort(shell + " is not installed");
    }
  }

  private List<String> bash(String words) throws Exception {
    require("bash");
    String script =
        """
        set -u
        eval "$(omk completion bash)"
        [ "$(complete -p omk)" = 'complete -F _omk_complete omk' ] || exit 3
        COMP_WORDS=(omk %s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _omk_complete
        [ ${#COMPREPLY[@]} -eq 0 ] || printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(words);
    Omk.Ended ended = omk.run(List.of("bash", "-c", script));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    return ended.out().lines().toList();
  }

  @Test
  void bashCompletesCommandsFlagsAndValues() throws Exception {
    assertThat(bash("goal st")).containsExactly("status");
    assertThat(bash("g")).containsExactly("goal");
    assertThat(bash("goal run x --budget-t")).containsExactly("--budget-time", "--budget-tokens");
    assertThat(bash("goal show --format = j")).containsExactly("json");
    assertThat(bash("goal show -f ''")).containsExactly("text", "json", "md");
  }

  @Test
  void bashCompletesGoalsAgentsGatesAndDirectories() throws Exception {
    assertThat(bash("goal show goal-")).containsExactly(id);
    assertThat(bash("goal show ''")).containsExactly("latest", id);
    assertThat(bash("goal execute --agent m")).containsExactly("mender");
    assertThat(bash("goal execute --agent cl")).contains("claude");
    assertThat(bash("goal verify --gate t")).containsExactly("tests", "two\\ words");
    assertThat(bash("-C te")).containsExactly("tests");
    assertThat(bash("goal restore ''")).containsExactly("base");
  }

  @Test
  void bashCompletesFiles() throws Exception {
    omk.file("story.md", "Fix it\n");
    omk.file("stories/one.md", "Fix it\n");

    assertThat(bash("goal run --goal-file sto")).containsExactlyInAnyOrder("stories", "story.md");
    assertThat(bash("goal run --goal-file = story")).containsExactly("story.md");
    assertThat(bash("goal report -o stories/o")).containsExactly("stories/one.md");
    assertThat(bash("goal proof --key ../omk.p")).isEmpty();
    assertThat(bash("goal accept --approve sto")).contains("story.md");
    assertThat(bash("-C sto")).containsExactly("stories");
  }

  @Test
  void completingWhereNothingIsSaysNothingAndWritesNothing() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    Omk.Ended ended = omk.shell("cd '" + empty + "' && omk __complete bash goal show ''");

    assertThat(ended.out()).isEqualTo("latest\n");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void brokenFilesOfAProjectDoNotDisturb() throws Exception {
    omk.file(".omk/gates.toml", "[[gates\n");

    Omk.Ended ended = omk.call("__complete", "zsh", "goal", "verify", "--gate", "");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void fishAndZshAreToldWhatACandidateIs() throws Exception {
    Omk.Ended ended = omk.call("__complete", "fish", "goal", "show", "");

    assertThat(ended.out())
        .isEqualTo("latest\tThe newest goal\n" + id + "\tnot_ready: Fix the failing answer test\n");
  }

  @Test
  void globalFlagsAreToldAsHelpTellsThem() throws Exception {
    assertThat(omk.call("__complete", "fish", "goal", "status", "--j").out())
        .isEqualTo("--json\tone JSON document on stdout, also for failures\n");
    assertThat(omk.call("__complete", "fish", "goal", "status", "--q").out())
        .isEqualTo("--quiet\tno progress on stderr\n");
  }

  @Test
  void zshCompletes() throws Exception {
    require("zsh");
    String script =
        """
        autoload -Uz compinit && compinit -D
        eval "$(omk completion zsh)"
        _describe() { print -rl -- "${candidates[@]}"; }
        _files() { print -r -- "files $*"; }
        compset() { print -r -- "after $2"; }
        words=(omk goal st) CURRENT=3
        _omk
        words=(omk goal show goal-) CURRENT=4
        _omk
        words=(omk goal execute --agent m) CURRENT=5
        _omk
        words=(omk goal verify --gate t) CURRENT=5
        _omk
        words=(omk goal run --goal-file s) CURRENT=5
        _omk
        words=(omk goal run --goal-file=s) CURRENT=4
        _omk
        words=(omk -C s) CURRENT=3
        _omk
        words=(omk goal restore b) CURRENT=4
        _omk
        """;
    Omk.Ended ended = omk.run(List.of("zsh", "-f", "-c", script));

    assertThat(ended.out().lines().map(line -> line.replaceFirst(":.*", "")))
        .as(ended.err())
        .containsExactly(
            "status",
            id,
            "mender",
            "tests",
            "two words",
            "files ",
            "after *=",
            "files ",
            "files -/",
            "base");
    assertThat(ended.out()).endsWith("\nbase\n");
  }

  @Test
  void fishCompletes() throws Exception {
    require("fish");
    omk.file("story.md", "Fix it\n");
    omk.file("sub/one.md", "Fix it\n");

    Omk.Ended ended =
        omk.run(
            List.of(
                "fish",
                "--no-config",
                "-c",
                "omk completion fish | source; complete -C 'omk goal st';"
                    + "complete -C 'omk goal show goal-';"
                    + "complete -C 'omk goal execute --agent m';"
                    + "complete -C 'omk goal verify --gate t';"
                    + "complete -C 'omk goal run --goal-file sto';"
                    + "complete -C 'omk goal run --goal-file=sto';"
                    + "complete -C 'omk goal report -o sub/o'"));

    assertThat(ended.out().lines().map(line -> line.replaceFirst("\t.*", "")))
        .as(ended.err())
        .containsExactly(
            "status",
            id,
            "mender",
            "tests",
            "two words",
            "story.md",
            "--goal-file=story.md",
            "sub/one.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void scriptIsADocumentToo(String shell) throws Exception {
    Omk.Ended ended = omk.call("--json", "completion", shell);

    ObjectNode document = Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
    assertThat(document.path("script").asText())
        .isEqualTo(omk.call("completion", shell).out())
        .contains("__complete " + shell);
  }
}
