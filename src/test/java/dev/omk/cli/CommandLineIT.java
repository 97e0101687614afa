package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command line that is wrong: its code, its words, and that nothing was written. */
class CommandLineIT {
  @TempDir Path directory;

  @Test
  void wordThatIsNearNoCommandIsNotGuessedAt() throws Exception {
    Omk omk = new Omk(directory);
    for (String line : List.of("goal frob", "frob", "goal x")) {
      assertThat(omk.call(line.split(" ")).err())
          .startsWith("omk: unknown command '" + line + "'\n")
          .doesNotContain("did you mean");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2 | gaol                                             | did you mean 'goal'
          2 | goal                                             | a command is missing
          2 | goal stauts                                      | did you mean 'goal status'
          2 | status                                           | did you mean 'goal status'
          2 | --bogus                                          | unknown flag '--bogus'
          2 | --versoin                                        | did you mean '--version'
          2 | --hepl                                           | did you mean '--help'
          2 | goal --hlep                                      | did you mean '--help'
          2 | goal --bogus                                     | list them with: omk goal --help
          2 | -C                                               | missing argument: -C DIR
          2 | goal --color                                     | missing argument: --color WHEN
          2 | --state-dir --json                               | missing argument: --state-dir DIR
          2 | --state-dir --progress plain                     | missing argument: --state-dir DIR
          2 | --state-dir --progress plain goal list           | missing argument: --state-dir DIR
          2 | goal diff                                        | did you mean 'goal show --diff'
          2 | logs                                             | did you mean 'goal replay'
          2 | -qv --progress=plain goal                        | a command is missing
          2 | goal status --exitcode                           | did you mean '--exit-code'
          2 | goal status a b                                  | unexpected argument 'b'
          2 | rnu                                              | did you mean 'goal run'
          2 | goal run                                         | missing argument: GOAL
          2 | goal run fix the test                            | omk goal run "fix the test"
          2 | goal plan fix 'it' $now --agent fixer            | omk goal plan 'fix it $now' --agent fixer
          2 | goal list --lim 3                                | did you mean '--limit'
          2 | goal plan '-x the test'                          | omk goal plan -- "-x the test"
          2 | completion tcsh                                  | omk completion bash
          2 | goal list -f json                                | --json only
          2 | goal show --diff=abc                             | --diff needs a whole number, not 'abc'
          1 | --state-dir .git/HEAD goal list                  | is a file, not a directory
          1 | --state-dir .git/HEAD/x goal plan Fix_a_b        | HEAD is not a directory
          1 | goal run ''                                      | goal text cannot be empty
          1 | goal run ' '                                     | goal text cannot be empty
          1 | goal plan ''                                     | goal text cannot be empty
          1 | goal run Fix_a_b --budget-time nope              | invalid --budget-time: invalid duration 'nope'
          1 | goal run Fix_a_b --budget-time 99999999999999999d | invalid --budget-time
          1 | goal run Fix_a_b --budget-time -5s               | invalid --budget-time
          2 | goal run Fix_a_b --budget-time                   | --budget-time
          1 | goal run Fix_a_b --budget-tokens 0               | --budget-tokens must be greater than zero
          1 | goal run Fix_a_b --budget-tokens -3              | --budget-tokens must be greater than zero
          1 | goal run Fix_a_b --budget-tokens 9223372036854775808 | must be at most 9223372036854775807
          2 | goal run Fix_a_b --budget-tokens many            | --budget-tokens needs a whole number
          1 | goal run Fix_a_b --budget-usd 0                  | --budget-usd must be greater than zero
          2 | goal run Fix_a_b --budget-usd NaN                | --budget-usd needs an amount
          1 | goal run Fix_a_b --max-agents 0                  | --max-agents must be greater than zero
          1 | goal run Fix_a_b --max-iterations 0              | --max-iterations must be greater than zero
          1 | goal run Fix_a_b --planner-token-budget 0        | --planner-token-budget must be greater
          2 | goal run Fix_a_b --policy remote                 | --policy must be one of local, draft-pr
          2 | goal run Fix_a_b --merge-policy always           | --merge-policy must be one of disabled
          2 | goal run Fix_a_b --accept maybe                  | --accept must be one of manual, auto
          2 | goal run Fix_a_b --accept auto --accept auto     | --accept was given twice
          1 | goal run Fix_a_b --agent ''                      | --agent must not be blank
          1 | goal run Fix_a_b --agent nobody                  | nobody
          1 | goal run Fix_a_b --reviewer nobody               | unknown agent 'nobody'
          2 | goal run Fix_a_b --slice-execution --isolate=x   | --isolate
          2 | goal show -f xml                                 | --format must be one of text, json, md
          2 | goal show -f json --json                         | cannot be given together
          2 | goal proof --format=md --json                    | cannot be given together
          2 | goal open-pr --json -f text                      | cannot be given together
          2 | goal open-pr --policy none                       | --policy must be one of
          1 | goal open-pr --base-branch a..b                  | --base-branch
          2 | goal accept                                      | missing argument: --summary TEXT
          1 | goal accept --summary ' '                        | --summary must not be blank
          2 | goal reject                                      | missing argument: --reason TEXT
          1 | goal reject --reason ''                          | --reason must not be blank
          1 | goal budget-add                                  | Provide at least one budget extension
          1 | goal budget-add --time 0s                        | --time must be greater than zero
          1 | goal budget-add --tokens 0                       | --tokens must be greater than zero
          2 | goal list --limit few                            | --limit needs a whole number
          2 | goal list --status red                           | --status must be one of running, ready
          2 | goal resume --auto latest                        | cannot be given together
          1 | goal verify --gate ''                            | --gate must not be blank
          1 | goal status                                      | No goals found
          1 | goal status latest                               | omk goal run
          1 | goal show goal-1                                 | Goal 'goal-1' not found
          1 | goal show ../../etc                              | omk goal list
          1 | goal pause                                       | No goals found
          1 | goal verify                                      | without one: omk goal verify --no-goal
          1 | goal verify --junit .                            | for instance: --junit ../gates.xml
          1 | goal verify --no-goal --sarif .                  | for instance: --sarif ../gates.sarif
          1 | goal report -o .                                 | for instance: --output ../report.html
          1 | goal proof --export .                            | for instance: --export ../proof.intoto.jsonl
          2 | goal demo                                        | did you mean 'demo'?
          2 | goal list --bogus                                | next: see its flags: omk goal list --help
          1 | goal merge                                       | No goals found
          1 | -C nowhere goal list                             | -C: there is no directory 'nowhere'
          2 | --color blue goal list                           | --color must be one of
          2 | completion tcsh                                  | SHELL must be one of bash, zsh, fish
          """)
  void rejectedCommandSaysWhyAndWritesNothing(int code, String line, String words)
      throws Exception {
    Omk omk = new Omk(directory);
    omk.shell("git init -q .");
    List<String> args = words(line);

    Omk.Ended ended = omk.call(args);

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).startsWith("omk: ").contains(words).contains("  next: ");
    assertThat(ended.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(line.contains("json") || ended.out().isEmpty()).as(ended.out()).isTrue();
    assertThat(omk.files()).isEmpty();
    assertErrorIsJson(omk, args, code);
  }

  private static void assertErrorIsJson(Omk omk, List<String> args, int code) throws Exception {
    List<String> before = new ArrayList<>(args);
    before.addFirst("--json");
    Omk.Ended ended = omk.call(before);
    ObjectNode document = Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
    assertThat(ended.code()).isIn(1, 2, 10);
    assertThat(document.path("version").asInt()).isEqualTo(1);
    assertThat(document.path("error").path("message").asText()).isNotEmpty();
    assertThat(document.path("error").path("hint").asText()).isNotEmpty();
    if (ended.code() == code) {
      assertThat(ended.err()).contains(document.path("error").path("message").asText());
    }
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split(" +(?=(?:[^']*'[^']*')*[^']*$)", -1))
        .map(word -> word.equals("Fix_a_b") ? "Fix a broken test" : word.replace("'", ""))
        .toList();
  }

  @Test
  void gatesFileThatDefinesNothingIsToBeFilledIn() throws Exception {
    Omk omk = new Omk(directory);
    assertThat(omk.call("goal", "init").code()).isZero();

    Omk.Ended again = omk.call("goal", "init");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("add a [[gates]] table to it, then: omk goal gates");
  }

  @Test
  void everyBadValueIsToldAtOnce() throws Exception {
    Omk omk = new Omk(directory);

    Omk.Ended ended =
        omk.call(
            "goal", "run", "", "--budget-time", "nope", "--budget-tokens", "0", "--accept", "x");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("goal text cannot be empty")
        .contains("invalid duration 'nope'")
        .contains("--budget-tokens must be greater than zero")
        .contains("--accept must be one of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          goal verify --no-goal --gate x --gate y --base nope --junit . | gates 'x', 'y'; no commit 'nope'; cannot be written
          goal verify --no-goal --list --gate x --junit a.xml           | no gate 'x'; cannot be given together
          goal verify goal-1 --junit .                                  | cannot be written; 'goal-1' not found
          goal accept goal-1                                            | --summary TEXT; 'goal-1' not found
          goal answer goal-1 --kind x                                   | --question N; --text TEXT; --kind must be; 'goal-1' not found
          goal proof --check no.jsonl --tree nope --key no.pem          | no.jsonl cannot be read; no commit 'nope'; no.pem
          goal review goal-1 --agent nobody --sarif .                   | 'nobody'; cannot be written; 'goal-1' not found
          goal budget-add goal-1 --time x                               | invalid duration; 'goal-1' not found
          """)
  void whatOnlyTheProjectCanJudgeIsToldWithTheRest(String line, String words) throws Exception {
    Omk omk = new Omk(directory);
    omk.shell("git init -q .");

    Omk.Ended ended = omk.call(words(line));

    assertThat(ended.code()).isIn(1, 2);
    assertThat(ended.err().lines().findFirst()).get().asString().contains(words.split("; ", -1));
    assertThat(ended.out()).isEmpty();
    assertThat(omk.files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyCommandExplainsItself(CommandName name) throws Exception {
    Omk omk = new Omk(directory);
    List<String> args = new ArrayList<>(List.of(name.words().split(" ", -1)));
    args.add("--help");

    Omk.Ended ended = omk.call(args);

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .startsWith("Usage: omk " + name.words())
        .contains(name.purpose())
        .containsPattern("Examples?:\n  (omk|eval) ")
        .contains("--state-dir");
    assertThat(ended.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(omk.files()).isEmpty();
  }

  @Test
  void overviewNamesEveryCommand() throws Exception {
    Omk.Ended ended = new Omk(directory).call("--help");

    assertThat(ended.code()).isZero();
    for (CommandName name : CommandName.values()) {
      assertThat(ended.out()).contains("  " + name.words() + " ");
    }
    assertThat(ended.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void whatWasNotGivenIsNotComplainedAbout() throws Exception {
    Omk.Ended ended = new Omk(directory).call("goal", "proof", "--tree", "HEAD");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--tree needs --check")
        .doesNotContain("cannot be read", "FILE to");
  }

  @Test
  void flagThatCountsOnlyWithAnotherIsToldSo() throws Exception {
    Omk omk = new Omk(directory).withDefect();
    assertThat(omk.call("goal", "run", "Fix the failing answer test", "--max-agents", "3").err())
        .contains("--max-agents counts with --slice-execution");
    assertThat(
            omk.call(
                    "goal",
                    "run",
                    "Fix the failing answer test",
                    "--max-agents",
                    "3",
                    "--slice-execution")
                .err())
        .doesNotContain("--max-agents");
  }
}
