package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  @ParameterizedTest
  @CsvSource({
    "Fix the failing test in calc, BUGFIX",
    "Create a greeting command with a demo, GREENFIELD",
    "Add a settings loader with tests, GREENFIELD",
    "Refactor the greeting module without changing its API, REFACTOR",
    "Rewrite the parser in Rust, REWRITE",
    "Migrate the build to Gradle 9, MIGRATION",
    "Make the list command faster, PERFORMANCE",
    "Make the add command of calc twice as fast, PERFORMANCE",
    "Reduce the start-up time of calc by 20 %, PERFORMANCE",
    "calc.sh add 2 3 must print 5 instead of -1, BUGFIX",
    "Add a flag that prints JSON instead of text, GREENFIELD",
    "Convert tests.sh to bats, MIGRATION",
    "Clean up calc.sh and its tests, REFACTOR",
    "Review calc.sh for security problems, AUDIT",
    "Add a clean command to calc, GREENFIELD",
    "Make calc add faster by 20 %, PERFORMANCE",
    "Audit the permissions of the API, AUDIT",
    "Document the public functions of calc, DOCS",
    "Add a section to the readme, DOCS",
    "Add a cache and refactor the client, MIXED",
    "The overflow in the adder crate crashes it, BUGFIX",
    "calc.add returns the wrong result for negatives, BUGFIX",
    "Document what calc.fix does, DOCS",
    "NullPointerException in Foo.bar when the list is empty, BUGFIX",
    "Add a ParseError to the reader, GREENFIELD",
    "Write a user guide for the calc module, DOCS",
    "Extend README.md by how to install it, DOCS",
    "Verify the build once more, GREENFIELD",
    "Fix a typo in the readme, DOCS",
    "Fix the parser of the readme, BUGFIX",
    "Fix the spelling of an error, BUGFIX",
    "Make the tests run longer, GREENFIELD",
    "Reduce the number of threads, GREENFIELD"
  })
  void theKindIsReadOffTheWords(String text, GoalKind kind) {
    assertThat(Intake.read(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Make it awesome",
        "make it better",
        "Make it better now, please!",
        "Fix bug",
        "Improve the code quality",
        "x"
      })
  void whatNobodyCouldJudgeIsVague(String text) {
    assertThat(Intake.read(text)).isInstanceOf(Intake.Vague.class);
    assertThat(((Intake.Vague) Intake.read(text)).hints()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Improve error messages of the parser",
        "Make the build green again",
        "Make calc.add return the sum",
        "Ajoute un résumé 日本語",
        "修复计算器中失败的测试，使得除法在除数为零时返回错误",
        "計算機の失敗しているテストを直す"
      })
  void whatNamesAResultIsClear(String text) {
    assertThat(Intake.read(text)).isInstanceOf(Intake.Clear.class);
  }

  @Test
  void detailsBelowTheTitleDoNotDecideTheKind() {
    Intake intake = Intake.read("# Speed up the list command\n\nIt fails to document its docs.\n");
    assertThat(intake.kind()).isEqualTo(GoalKind.PERFORMANCE);
    assertThat(intake.kindReason()).isEqualTo("the goal says 'speed'");
  }

  @Test
  void theFirstLineOfThreeWordsIsTheTitle() {
    assertThat(Intake.read("Mr Calc\n\nMigrate to Gradle\n\nFix it all now\n").kind())
        .isEqualTo(GoalKind.MIGRATION);
    assertThat(Intake.read("Calc: migrate").kind()).isEqualTo(GoalKind.MIGRATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Make the add command twice as fast | the goal asks for less time",
        "Make the list command faster | the goal says 'faster'",
        "Add a cache and refactor the client | the goal says 'add', 'refactor'",
        "Extend the calc module | no word of the goal names another kind",
        "calc add 2 3 prints 5 instead of 6 | the goal says what it does 'instead of' something else"
      })
  void whatDecidedTheKindIsTold(String text, String reason) {
    assertThat(Intake.read(text).kindReason()).isEqualTo(reason);
  }

  @Test
  void anotherKindThatTheWordsAllowIsNamed() {
    Intake intake = Intake.read("Fix the crash and refactor the client");
    assertThat(intake.kind()).isEqualTo(GoalKind.BUGFIX);
    assertThat(intake.alternatives())
        .containsExactly("refactor, for 'refactor': --kind refactor chooses it");
  }

  @Test
  void theKindThatTheUserNamesWins() {
    Intake intake = Intake.read("Fix the failing test", GoalKind.AUDIT);
    assertThat(intake.kind()).isEqualTo(GoalKind.AUDIT);
    assertThat(intake.kindReason()).isEqualTo("--kind says so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Make it awesome", "make it better!", "Fix bug", "Improve the code quality"})
  void aVagueTextIsRewordedTwiceAndBothAreClear(String text) {
    Intake.Vague vague =
        ((Intake.Vague) Intake.read(text))
            .in(new Rewordings.Place("python3 -m unittest", "src/calc.py", "tests/"));
    assertThat(vague.hints()).hasSize(2).doesNotHaveDuplicates();
    for (String hint : vague.hints()) {
      assertThat(hint).startsWith(text.replace("!", "")).contains("src/calc.py");
      assertThat(Intake.read(hint)).isInstanceOf(Intake.Clear.class);
    }
  }

  @Test
  void aChecklistMakesAWishClear() {
    assertThat(Intake.read("Make it better\n- [ ] `sum 2 3` prints 5\n"))
        .isInstanceOf(Intake.Clear.class);
  }

  @Test
  void lettersAreComposed() {
    assertThat(Intake.read("Fix the u\u0308ber test").normalized()).contains("\u00fcber");
  }

  @ParameterizedTest
  @CsvSource({
    "Make it twice as fast, 2",
    "Make the parser 1.5x faster, 1.5",
    "Make the parser 3 times faster, 3",
    "Speed it up by 20%, 1.20"
  })
  void theRequiredRatioIsReadOffTheText(String text, String ratio) {
    assertThat(Heuristic.askedSpeedup(text)).contains(new java.math.BigDecimal(ratio));
  }

  @Test
  void whiteSpaceIsNormalized() {
    assertThat(Intake.read("  Fix\tthe\n\n bug  in calc ").normalized())
        .isEqualTo("Fix the bug in calc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t", "\u00a0"})
  void anEmptyGoalIsRefused(String text) {
    assertThatThrownBy(() -> Intake.read(text))
        .isInstanceOf(OmkException.class)
        .hasMessage("goal text cannot be empty");
  }

  @Test
  void aGoalLargerThan64KibIsRefused() {
    assertThat(Intake.read("Fix the bug ".repeat(5_000))).isNotNull();
    assertThatThrownBy(() -> Intake.read("Fix the büg ".repeat(6_000)))
        .isInstanceOf(OmkException.class);
  }
}
