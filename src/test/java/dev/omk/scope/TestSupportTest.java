package dev.omk.scope;

import static dev.omk.scope.DiffJudgementTest.added;
import static dev.omk.scope.DiffJudgementTest.judge;
import static dev.omk.scope.DiffJudgementTest.modified;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSupportTest {
  private static final String RUST =
      "fn f() {}\n#[cfg(test)]\nmod t {\n  // }\n  #[test]\n  fn a() { assert_eq!(g(\"}\"), '}'); }\n}\n";

  @ParameterizedTest
  @CsvSource({
    "tests/__init__.py,''",
    "tests/__init__.py,def test_a(): pass",
    "tests/helper.py,x = 1",
    "tests/data/want.json,{}",
    "src/test/java/Helper.java,class Helper {}",
    "a.golden,5"
  })
  void newFileThatIsNoTestSupportsTests(String path, String text) {
    assertThat(judge(added(path, text)).testChanges())
        .containsExactly(new TestChange(path, TestChange.Kind.NEW, true));
  }

  @ParameterizedTest
  @CsvSource({
    "tests/test_a.py,x = 1",
    "tests/cli.rs,#[test] fn a() {}",
    "test/basic.js,'it(\"adds\", f)'",
    "src/test/java/Calculating.java,@Test void a() {}",
    "tests/tabs.c,int main(void) {",
    "tests/calc.bats,@test \"adds\" {"
  })
  void newTestIsNoSupport(String path, String text) {
    assertThat(judge(added(path, text)).testChanges())
        .containsExactly(new TestChange(path, TestChange.Kind.NEW, false));
  }

  @Test
  void testsAloneCannotCarryAFix() {
    assertThat(judge(added("tests/__init__.py", "x")).onlyTests()).isTrue();
    assertThat(judge(added("test_b.py", "x"), modified("calc.py", "x = 1\n", "x = 1  # why\n")))
        .satisfies(
            judgement -> {
              assertThat(judgement.onlyTests()).isTrue();
              assertThat(judgement.onlyComments()).isFalse();
            });
  }

  @Test
  void changedProductCanCarryAFix() {
    assertThat(
            judge(added("test_b.py", "x"), modified("calc.py", "x = 1\n", "x = 2\n")).onlyTests())
        .isFalse();
    assertThat(judge(added("new.py", "x = 1\n")).onlyTests()).isFalse();
    assertThat(judge(modified("calc.py", "x = 1\n", "x = 1  # why\n")).onlyTests()).isFalse();
    assertThat(judge().onlyTests()).isFalse();
  }

  @Test
  void goldenDataThatGoesIsADoubtAndNoViolation() {
    assertThat(judge(DiffJudgementTest.deleted("golden/a.txt", "5")))
        .satisfies(
            judgement -> {
              assertThat(judgement.violations()).isEmpty();
              assertThat(judgement.testChanges())
                  .containsExactly(new TestChange("golden/a.txt", TestChange.Kind.DELETED, false));
            });
    assertThat(
            judge(DiffJudgementTest.renamed("golden/a.txt", "attic/a.txt", "5", "5")).testChanges())
        .extracting(TestChange::kind)
        .containsExactly(TestChange.Kind.WEAKENED_OR_CHANGED);
  }

  @Test
  void codeAfterRustsUnitTestsIsNoTest() {
    assertThat(judge(modified("src/lib.rs", RUST, RUST + "\nfn h() {}\n")).testChanges()).isEmpty();
    assertThat(
            judge(modified("src/lib.rs", RUST, "mod a;\n" + RUST + "fn h() { x() }\n"))
                .testChanges())
        .isEmpty();
  }

  @Test
  void changedRustUnitTestIsStillSeen() {
    assertThat(judge(modified("src/lib.rs", RUST, RUST.replace("'}')", "'{')"))).testChanges())
        .extracting(TestChange::kind)
        .containsExactly(TestChange.Kind.WEAKENED_OR_CHANGED);
  }

  @Test
  void secondBlockOfRustUnitTestsIsAppended() {
    String more = "fn h() {}\n#[cfg(test)]\nmod u { #[test] fn b() {} }\n";

    assertThat(judge(modified("src/lib.rs", RUST, RUST + more)).testChanges())
        .extracting(TestChange::kind)
        .containsExactly(TestChange.Kind.APPENDED);
  }
}
