package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.cli.render.HelpText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What help says works, as it stands there. */
class HelpExamplesIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("omk"), Path.of(Omk.executable()));
    omk.environment.put("PATH", bin + ":" + omk.environment.get("PATH"));
    Files.createDirectories(omk.home.resolve(".config/fish/completions"));
  }

  private static CommandSpec spec(CommandName name) {
    return ParsedCommand.spec(name, name.create());
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyExampleIsUnderstood(CommandName name) throws Exception {
    if (name == CommandName.INIT) {
      Files.delete(omk.project.resolve(".omk/gates.toml"));
    }
    List<String> examples = Manual.examples(spec(name));
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      omk.call("goal", "plan", "Fix the failing answer test", "--agent", "mender");
      if (name == CommandName.RESUME) {
        omk.call("goal", "pause");
      }
      String shell = example.contains("completion zsh") ? "zsh" : "bash";
      if (omk.shell("command -v " + shell).code() != 0) {
        System.err.println("NOT TESTED: " + example + " (" + shell + " is not installed)");
        continue;
      }

      // As in a start-up file of zsh, where the example says to put it.
      String before = shell.equals("zsh") ? "autoload -Uz compinit && compinit -u -D\n" : "";
      Omk.Ended ended = omk.run(List.of(shell, "-c", before + example));

      assertThat(ended.err()).as(example).doesNotContain("unknown").doesNotContain("internal");
      assertThat(ended.code()).as(example + "\n" + ended.err()).isIn(codes(name));
    }
  }

  // On a goal that is only planned, with an agent that would reach it.
  private static List<Integer> codes(CommandName name) {
    return switch (name) {
      case RUN -> List.of(0, 4, 5);
      case VERIFY, PROOF -> List.of(0, 3);
      case ACCEPT -> List.of(1, 3);
      case SHOW, RESTORE -> List.of(0, 1);
      case REVIEW -> List.of(0, 5); // The agent of an example may be there.
      case RESUME -> List.of(4);
      case OPEN_PR -> List.of(3);
      case MERGE, ANSWER -> List.of(1);
      case IMPORT -> List.of(0, 1);
      case PRUNE -> List.of(0, 1); // No goal is damaged here.
      case DOCTOR -> List.of(0, 1);
      case PLAN,
          LIST,
          STATUS,
          REPLAY,
          REPORT,
          WATCH,
          EXECUTE,
          REJECT,
          REPLAN,
          PAUSE,
          CANCEL,
          BUDGET,
          BUDGET_ADD,
          INIT,
          GATES,
          DEMO,
          COMPLETION ->
          List.of(0);
    };
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyFlagIsExplained(CommandName name) {
    String help = new ParsedCommand(name, List.of()).help(80);

    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(new ParsedCommand(name, List.of()).help(60).lines())
        .allMatch(line -> line.length() <= 60 || line.matches("(Usage: |  omk |  eval ).*"));
    assertThat(help).startsWith("Usage: omk " + name.words()).doesNotContain("\n\n\n");
    for (OptionSpec option : spec(name).options()) {
      assertThat(help).contains(option.longestName());
      if (!option.hidden()) {
        assertThat(option.description()).as(option.longestName()).isNotEmpty();
      }
      boolean hasDefault = option.arity().max() > 0 && !option.hidden() && !option.required();
      boolean repeated = option.isMultiValue();
      if (hasDefault && !repeated) {
        assertThat(String.join(" ", option.description()))
            .as("the default of %s %s", name.words(), option.longestName())
            .containsPattern("\\([^)]+\\)|in place of");
      }
    }
  }

  @Test
  void presetsAreListedWhereAnAgentIsNamed() throws Exception {
    for (String command : List.of("run", "plan", "execute", "review")) {
      assertThat(omk.call("goal", command, "--help").out().replaceAll("\\s+", " "))
          .contains("--agent", "fixer, one of config.toml, or a preset: claude, codex, gemini");
    }
  }

  @Test
  void helpExplainsItselfAndItsOverviews() throws Exception {
    Omk.Ended ended = omk.call("help", "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Usage: omk help ").contains("\n  omk help goal run\n");
    assertThat(omk.call("help", "help")).isEqualTo(ended);
    for (String overview : List.of(ended.out(), Help.all(), Help.goal())) {
      assertThat(HelpText.fit(overview, 80).lines()).allMatch(line -> line.length() <= 80);
      List<String> examples =
          overview.lines().filter(line -> line.startsWith("  omk ")).map(String::strip).toList();
      assertThat(examples).isNotEmpty();
      for (String example : examples) {
        Omk.Ended ran = omk.shell(example.replace("omk ", "\"$OMK\" "));
        assertThat(ran.code()).as(example + "\n" + ran.err()).isIn(0, 5);
      }
    }
  }

  @Test
  void helpIsAsWideAsTheTerminal() throws Exception {
    for (String words : List.of("--help", "goal --help", "goal run --help", "help --help")) {
      String[] command = words.split(" ");
      assertThat(omk.call(command).out().lines()).allMatch(line -> line.length() <= 80);
      omk.environment.put("COLUMNS", "200");
      String wide = omk.call(command).out();
      assertThat(wide.lines()).allMatch(line -> line.length() <= 99);
      omk.environment.put("COLUMNS", "70");
      String narrow = omk.call(command).out();
      assertThat(narrow.lines()).allMatch(line -> line.length() <= 70 || line.startsWith("  omk "));
      assertThat(narrow.replaceAll("\\s+", " ")).isEqualTo(wide.replaceAll("\\s+", " "));
      omk.environment.remove("COLUMNS");
    }
    assertThat(omk.call("--help").out())
        .contains("work until it\n                    is proven ready\n");
  }

  @Test
  void helpOfOneCommandIsTheSameByEveryWay() throws Exception {
    String help = omk.call("goal", "run", "--help").out();

    assertThat(omk.call("help", "goal", "run").out()).isEqualTo(help);
    assertThat(omk.call("goal", "help", "run").out()).isEqualTo(help);
    assertThat(omk.call("goal", "run", "-h").out()).isEqualTo(help);
  }
}
