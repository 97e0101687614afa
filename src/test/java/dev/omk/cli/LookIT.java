package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.text.Columns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours, terminals, times, and what text says of a goal. */
class LookIT {
  private static final Pattern FRACTION = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d");

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private void plan(String text) throws Exception {
    assertThat(omk.call("goal", "plan", text).code()).isZero();
  }

  @Test
  void coloursAreThereWhereTheyAreWantedAndNeverInJson() throws Exception {
    plan("Fix the failing answer test");

    assertThat(omk.call("goal", "list").out()).doesNotContain("\u001b");
    assertThat(omk.call("--color", "always", "goal", "list").out())
        .contains("\u001b[31m[not_ready]\u001b[m");
    omk.environment.put("CLICOLOR_FORCE", "1");
    assertThat(omk.call("goal", "status").out()).contains("\u001b[31mnot_ready\u001b[m");
    assertThat(omk.call("--color", "never", "goal", "status").out()).doesNotContain("\u001b");
    for (String command : List.of("status", "list", "show", "proof", "replay", "budget")) {
      assertThat(omk.call("--color=always", "--json", "goal", command).out())
          .doesNotContain("\u001b")
          .doesNotContain("\\u001b");
    }
    omk.environment.put("NO_COLOR", "1");
    assertThat(omk.call("goal", "status").out()).doesNotContain("\u001b");
  }

  @Test
  void listShowsTheNewestOrThoseOfAStatus() throws Exception {
    plan("Fix the failing answer test");
    plan("Fix the first answer in answer.txt");
    assertThat(omk.call("goal", "pause").code()).isZero();
    plan("Fix the last answer in answer.txt");

    assertThat(omk.call("goal", "list", "--status", "paused").out())
        .contains("Goals (1 of 3)", "[paused]", "the first answer")
        .doesNotContain("the last answer", "failing");
    assertThat(omk.call("goal", "list", "--limit", "2").out())
        .contains("Goals (2 of 3)")
        .containsSubsequence("the last answer", "the first answer")
        .doesNotContain("failing");
  }

  @Test
  void colouredTextHoldsNoEscapeOfAnybodyElse() throws Exception {
    plan("Fix \u001b[31mthe \u001b]0;title\u0007 test\u001b[2J");

    for (String command : List.of("status", "list", "show", "proof", "replay", "open-pr")) {
      String out = omk.call("--color", "always", "goal", command).out();
      assertThat(out.replaceAll("\u001b\\[[0-9]*m", "")).as(command).doesNotContain("\u001b");
      assertThat(out).doesNotContain("\u0007").doesNotContain("\u001b[31mthe");
    }
  }

  @Test
  void listFitsTheRealTerminal() throws Exception {
    assumeTrue(omk.shell("command -v script").code() == 0, "script (util-linux) is not here");
    plan("Fix 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 and 👩‍👩‍👧‍👦 " + "more ".repeat(30));
    omk.environment.put("NO_COLOR", "1");
    omk.environment.put("TERM", "xterm");

    Omk.Ended ended =
        omk.shell("script -qec 'stty cols 90; \"$OMK\" goal list' /dev/null < /dev/null");

    assertThat(ended.out().lines()).allMatch(line -> Columns.of(line) <= 90);
    assertThat(ended.out()).contains("漢字").contains("…");
    Omk.Ended wide =
        omk.shell("script -qec 'stty cols 130; \"$OMK\" goal list' /dev/null < /dev/null");
    assertThat(wide.out().lines()).anyMatch(line -> Columns.of(line) > 100);
    assertThat(omk.call("goal", "list").out()).doesNotContain("…");
    omk.environment.put("COLUMNS", "70");
    assertThat(omk.call("goal", "list").out().lines()).allMatch(line -> Columns.of(line) <= 70);
  }

  @Test
  void proseEndsWithTheTerminalAndIsWholeForPrograms() throws Exception {
    assumeTrue(omk.shell("command -v script").code() == 0, "script (util-linux) is not here");
    plan("Fix 漢字漢字漢字 and 👩‍👩‍👧‍👦 " + "more words ".repeat(20));
    omk.call("goal", "verify");
    omk.environment.put("NO_COLOR", "1");
    omk.environment.put("TERM", "xterm");

    for (String command : List.of("status", "show", "proof", "replay")) {
      String call = "script -qec 'stty cols 60; \"$OMK\" goal " + command + "' /dev/null";
      assertThat(omk.shell(call + " < /dev/null").out().lines().map(String::stripTrailing))
          .as(command)
          .allMatch(line -> Columns.of(line) <= 60 || paste(line))
          .noneMatch(line -> line.contains("\u001b"));
      omk.environment.put("COLUMNS", "60");
      assertThat(omk.call("goal", command).out()).contains("more words ".repeat(10));
      omk.environment.remove("COLUMNS");
    }
  }

  // A command or a path is one word, however long; so are other names.
  private static boolean paste(String line) {
    return line.contains("omk goal ")
        || !line.strip().replaceFirst("^[A-Z][a-z ]+: +", "").contains(" ");
  }

  @Test
  void whatRunsHasALiveLineOnATerminalAlone() throws Exception {
    assumeTrue(omk.shell("command -v script").code() == 0, "script (util-linux) is not here");
    String call = "script -qec '\"$OMK\" goal verify --no-goal' /dev/null < /dev/null";
    omk.environment.put("TERM", "xterm");

    String live = omk.shell(call).out();
    omk.environment.put("CI", "true");
    String plain = omk.shell(call).out();

    assertThat(live).contains("runs ", "gate tests", "\u001b[");
    assertThat(plain)
        .contains("gate tests started")
        .doesNotContain("runs ")
        .doesNotContain("\u001b[1A");
  }

  @Test
  void textHasNoFractionsOfSecondsAndNoRawPayloads() throws Exception {
    omk.call("goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "idler");

    for (String command : List.of("status", "show", "proof", "replay", "budget")) {
      for (String format : List.of("text", "md")) {
        Omk.Ended ended =
            command.equals("status")
                ? omk.call("goal", command)
                : omk.call("goal", command, "-f", format);
        assertThat(ended.out()).as(command).doesNotContainPattern(FRACTION);
        assertThat(ended.out()).as(command).doesNotContain("PT0").doesNotContain("{\"");
      }
    }
    assertThat(omk.call("goal", "replay").out())
        .contains("Timeline:", "+0s ", "Do the work [goal-agent-execute]", "└ verify");
  }

  @Test
  void whatStillFailsNamesItsLog() throws Exception {
    Omk.Ended ran =
        omk.call("goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "idler");

    assertThat(ran.code()).isEqualTo(3);
    var log = Pattern.compile("tests \\((/\\S+\\.log)\\) still fails").matcher(ran.out());
    assertThat(log.find()).as(ran.out()).isTrue();
    assertThat(Path.of(log.group(1))).isRegularFile();
    assertThat(omk.call("goal", "verify").out()).containsPattern("log of tests: /\\S+\\.log\n");
    assertThat(omk.call("goal", "status").out())
        .contains("Reason:   ", "Next:     ", "omk goal ")
        .containsPattern("Updated:  .* \\((just now|.* ago)\\)");
  }

  @Test
  void openPrIsAnHonestDraftInEveryFormat() throws Exception {
    plan("Fix the failing answer test");
    assertThat(omk.call("goal", "open-pr").code()).isEqualTo(3);
    assertThat(omk.call("goal", "open-pr").err()).contains("has only a plan");
    assertThat(omk.call("goal", "verify").code()).isEqualTo(3);

    for (String format : List.of("markdown", "md", "text")) {
      assertThat(omk.call("goal", "open-pr", "--dry-run", "-f", format).out())
          .startsWith("Title: Fix the failing answer test\n")
          .contains("not_ready")
          .contains("Opened: no");
    }
    assertThat(omk.call("goal", "open-pr", "--dry-run", "--draft", "--base-branch", "main").out())
        .contains("Base: main\n")
        .contains("Draft: yes\n");
    Omk.Ended real = omk.call("goal", "open-pr", "--policy", "auto-pr");
    assertThat(real.code()).isEqualTo(3);
    assertThat(real.err()).contains("is not ready, so only a draft may be opened");
    Omk.Ended nowhere = omk.call("goal", "open-pr", "--policy", "draft-pr");
    assertThat(nowhere.code()).isEqualTo(5);
    assertThat(nowhere.err()).contains("there is no remote to push to", "git remote add origin");
    Omk.Ended merge = omk.call("goal", "merge");
    assertThat(merge.code()).isEqualTo(1);
    assertThat(merge.err()).contains("merge is disabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "goal run", "goal list", "completion"})
  void manualIsReadWithoutAComplaint(String command) throws Exception {
    assumeTrue(omk.shell("command -v man && command -v groff").code() == 0, "no man here");
    omk.environment.put("MANWIDTH", "100");

    Omk.Ended page = omk.shell("\"$OMK\" help --man " + command + " > page.1");
    Omk.Ended lint = omk.shell("groff -man -ww -Tutf8 page.1 > /dev/null");
    Omk.Ended read = omk.shell("man -l page.1 | col -bx");

    assertThat(page.code()).as(page.err()).isZero();
    assertThat(lint.err()).isEmpty();
    assertThat(read.out()).contains("SYNOPSIS", "omk " + command, "--state-dir");
  }

  @Test
  void pagesOfTheManualFitATerminal() throws Exception {
    assumeTrue(omk.shell("command -v man && command -v groff").code() == 0, "no man here");
    omk.environment.put("MANWIDTH", "80");
    Path pages = Path.of(Omk.executable()).resolveSibling("man").resolve("man1");

    Omk.Ended read =
        omk.shell("for page in '" + pages + "'/*.1; do man -l \"$page\"; done | col -bx");

    assertThat(read.out()).contains("omk-goal-run - ", "EXIT STATUS", "GLOBAL OPTIONS");
    assertThat(read.out().lines()).allMatch(line -> Columns.of(line) <= 80);
  }

  @Test
  void buildLeavesAPageForEveryCommand() {
    Path pages = Path.of(Omk.executable()).resolveSibling("man").resolve("man1");

    assertThat(pages.resolve("omk.1")).isNotEmptyFile();
    for (CommandName name : CommandName.values()) {
      assertThat(pages.resolve("omk-" + name.words().replace(' ', '-') + ".1")).isNotEmptyFile();
    }
    assertThat(Files.exists(pages.resolve("omk-nonsense.1"))).isFalse();
  }
}
