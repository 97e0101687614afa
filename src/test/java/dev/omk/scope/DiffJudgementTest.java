package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.ChangedFile.Change;
import dev.omk.scope.TurnChange.Special;
import dev.omk.scope.Violation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiffJudgementTest {
  private static final String TEST = "def test_a():\n    assert f() == 1\n";

  @Test
  void repairOfProductCodeIsHonest() {
    Judgement judgement = judge(modified("calc.py", "x = 1\n", "x = 2\n"));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.honest()).containsExactly("calc.py");
    assertThat(judgement.nothing()).isFalse();
    assertThat(judgement.onlyComments()).isFalse();
  }

  @Test
  void protectedPathIsUndoneAndTheRestStays() {
    Judgement judgement =
        judge(modified("Makefile", "test:\n\tx\n", "test:\n\ttrue\n"), modified("a.py", "1", "2"));

    assertThat(kinds(judgement)).containsExactly(Kind.PROTECTED_PATH);
    assertThat(judgement.undo()).containsExactly("Makefile");
    assertThat(judgement.honest()).containsExactly("a.py");
  }

  @Test
  void newDependencyIsNoViolation() {
    Judgement judgement =
        judge(modified("package.json", "{}", "{\"dependencies\":{\"a\":\"^1.0.0\"}}"));

    assertThat(judgement.violations()).isEmpty();
  }

  @Test
  void allowedPathMayChangeButAllowedTestMayNotGo() {
    Turn turn =
        turn(
            List.of(modified("Makefile", "a", "b"), deleted("tests/test_a.py", TEST)),
            List.of(Turn.PROJECT_FILES),
            List.of("Makefile", "tests/**"));

    Judgement judgement = DiffJudgement.judge(turn);

    assertThat(kinds(judgement)).containsExactly(Kind.TEST_REMOVED);
  }

  @Test
  void pathOutsideTheWriteSetIsOutOfScope() {
    Turn turn =
        turn(
            List.of(modified("src/a.py", "1", "2"), modified("other/b.py", "1", "2")),
            List.of("src"),
            List.of());

    Judgement judgement = DiffJudgement.judge(turn);

    assertThat(kinds(judgement)).containsExactly(Kind.OUT_OF_SCOPE);
    assertThat(judgement.honest()).containsExactly("src/a.py");
  }

  @ParameterizedTest
  @EnumSource(value = Special.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void specialFileIsAViolation(Special special) {
    TurnChange change =
        new TurnChange(
            new ChangedFile("x", Change.ADDED, ""),
            special,
            FileTexts.of(Optional.empty(), Optional.empty()));

    assertThat(kinds(judge(change))).containsExactly(Kind.SPECIAL_FILE);
  }

  @Test
  void newFileThatShadowsARunnerIsAViolation() {
    assertThat(kinds(judge(added("unittest.py", "x")))).containsExactly(Kind.SHADOWED_PROGRAM);
  }

  @Test
  void deletedTestIsAViolation() {
    Judgement judgement = judge(deleted("tests/data/golden.json", "{}"));

    assertThat(kinds(judgement)).containsExactly(Kind.TEST_REMOVED);
    assertThat(judgement.undo()).containsExactly("tests/data/golden.json");
  }

  @Test
  void deletedProductFileIsHonest() {
    assertThat(judge(deleted("src/old.py", "x")).violations()).isEmpty();
  }

  @Test
  void movedTestIsFine() {
    Judgement judgement = judge(renamed("test_a.py", "tests/test_a.py", TEST, TEST));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .containsExactly(new TestChange("tests/test_a.py", TestChange.Kind.SAME, false));
  }

  @Test
  void blankLinesOfAFormatterAreFineOutsideOfStrings() {
    String test = "import a\ndef test_a():\n    assert a.f() == 1\n";
    String text = "def test_a():\n    assert f() == \"\"\"a\n\nb\"\"\"\n";
    assertThat(judge(modified("test_a.py", test, test.replace("\ndef", "\n\n\ndef"))).testChanges())
        .containsExactly(new TestChange("test_a.py", TestChange.Kind.SAME, false));
    for (String[] pair :
        new String[][] {
          {text, text.replace("\n\n", "\n")},
          {test, test.replace("    assert", "assert")},
          {"// a\nassert(f())\n", "// a assert(f())\n"}
        }) {
      assertThat(judge(modified("test_a.py", pair[0], pair[1])).testChanges())
          .extracting(TestChange::kind)
          .containsExactly(TestChange.Kind.WEAKENED_OR_CHANGED);
    }
  }

  @Test
  void moveThatGitDoesNotReportIsFine() {
    Judgement judgement = judge(deleted("test_a.py", TEST), added("tests/unit/test_a.py", TEST));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .extracting(TestChange::kind)
        .containsOnly(TestChange.Kind.SAME);
  }

  @ParameterizedTest
  @CsvSource({"attic/test_a.py.bak", "tests/a.txt", "src/a.py", "tests/helper.py"})
  void testMovedWhereNobodyRunsItIsGone(String to) {
    Judgement judgement = judge(renamed("tests/test_a.py", to, TEST, TEST));

    assertThat(kinds(judgement)).containsExactly(Kind.TEST_REMOVED);
    assertThat(judgement.undo()).containsExactly("tests/test_a.py", to);
  }

  @Test
  void movedTestWithNewImportsIsWeak() {
    Judgement judgement = judge(renamed("test_a.py", "tests/test_a.py", TEST, "import f\n" + TEST));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .extracting(TestChange::kind)
        .containsExactly(TestChange.Kind.WEAKENED_OR_CHANGED);
  }

  @Test
  void renamedTestThatLosesACaseIsGone() {
    Judgement judgement =
        judge(renamed("test_a.py", "test_b.py", TEST, "def test_other():\n    pass\n"));

    assertThat(kinds(judgement)).containsExactly(Kind.TEST_REMOVED);
  }

  @Test
  void changedAssertionIsWeak() {
    Judgement judgement = judge(modified("tests/test_a.py", TEST, TEST.replace("1", "2")));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .containsExactly(
            new TestChange("tests/test_a.py", TestChange.Kind.WEAKENED_OR_CHANGED, false));
  }

  @Test
  void appendedTestIsWeakAndNoViolation() {
    Judgement judgement =
        judge(
            modified("tests/test_a.py", TEST, TEST + "def test_b():\n    assert g()\n"),
            modified("src/test/java/ATest.java", "class A {\n}\n", "class A {\n  int b;\n}\n"));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .extracting(TestChange::kind)
        .containsOnly(TestChange.Kind.APPENDED);
  }

  @Test
  void newTestBesideTheOldOnesIsNew() {
    Judgement judgement =
        judge(
            added("tests/test_b.py", "@pytest.mark.skip\n" + TEST), added("tests/__init__.py", ""));

    assertThat(judgement.violations()).isEmpty();
    assertThat(judgement.testChanges())
        .extracting(TestChange::kind)
        .containsOnly(TestChange.Kind.NEW);
  }

  @Test
  void unitTestsInsideRustSourceAreTests() {
    String base = "fn f() {}\n#[cfg(test)]\nmod t { #[test] fn a() { assert!(true) } }\n";

    assertThat(
            kinds(
                judge(modified("src/lib.rs", base, base.replace("#[test]", "#[test] #[ignore]")))))
        .containsExactly(Kind.TEST_SKIPPED);
    assertThat(
            judge(
                    modified(
                        "src/lib.rs", base, base.replace("fn a() { assert!(true) }", "fn a() {}")))
                .testChanges())
        .extracting(TestChange::kind)
        .containsExactly(TestChange.Kind.WEAKENED_OR_CHANGED);
    assertThat(judge(modified("src/lib.rs", base, "fn g() {}\n" + base)).testChanges()).isEmpty();
  }

  @Test
  void thousandsOfMovedTestsAreJudgedInOnePass() {
    TurnChange[] changes = new TurnChange[6000];
    for (int i = 0; i < 3000; i++) {
      changes[i] = deleted("a/test_" + i + ".py", "n = " + i);
      changes[3000 + i] = added("b/test_" + i + ".py", "n = " + i);
    }

    assertThat(judge(changes).violations()).isEmpty();
  }

  static List<Kind> kinds(Judgement judgement) {
    return judgement.violations().stream().map(Violation::kind).toList();
  }

  static Judgement judge(TurnChange... changes) {
    return DiffJudgement.judge(turn(List.of(changes), List.of(Turn.PROJECT_FILES), List.of()));
  }

  static Turn turn(List<TurnChange> changes, List<String> writeSet, List<String> allowed) {
    return new Turn(
        changes,
        writeSet,
        allowed,
        ProtectedPaths.of(Set.of(), Set.of(), Set.of()),
        TestFiles.of(List.of()),
        Set.of("python3", "unittest"));
  }

  static TurnChange modified(String path, String base, String candidate) {
    return change(new ChangedFile(path, Change.MODIFIED, ""), base, candidate);
  }

  static TurnChange added(String path, String text) {
    return change(new ChangedFile(path, Change.ADDED, ""), null, text);
  }

  static TurnChange deleted(String path, String text) {
    return change(new ChangedFile(path, Change.DELETED, ""), text, null);
  }

  static TurnChange renamed(String from, String to, String base, String candidate) {
    return change(new ChangedFile(to, Change.RENAMED, from), base, candidate);
  }

  private static TurnChange change(
      ChangedFile file,
      @org.jspecify.annotations.Nullable String base,
      @org.jspecify.annotations.Nullable String candidate) {
    return new TurnChange(
        file,
        Special.NONE,
        FileTexts.of(Optional.ofNullable(base), Optional.ofNullable(candidate)));
  }
}
