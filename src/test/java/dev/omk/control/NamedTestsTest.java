package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runners list the tests of gates without reports. */
class NamedTestsTest {
  private static final String PYTHON_TESTS =
      """
      import unittest
      from calc import add
      class CalcTest(unittest.TestCase):
          def test_add(self): self.assertEqual(add(2, 3), 5)
          def test_zero(self): self.assertEqual(add(0, 0), 0)
      """;
  private static final String MEND = "sed -i 's/a - b/a + b/' calc.py; ";

  @TempDir Path directory;

  private Sample python(String run) throws Exception {
    return Sample.broken(directory)
        .passes(1)
        .write("calc.py", "def add(a, b):\n    return a - b\n")
        .write("tests/test_calc.py", PYTHON_TESTS)
        .write("tests/test_other.py", PYTHON_TESTS.replace("CalcTest", "OtherTest"))
        .write(".omk/gates.toml", "[[gates]]\nname = \"tests\"\nrun = \"" + run + "\"\n");
  }

  private static Verification last(Outcome outcome) {
    return Optional.ofNullable(outcome.goal().verification()).orElseThrow();
  }

  private static boolean there(String tool) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  @Test
  void aTestOfUnittestThatAnotherReplacesElsewhereIsGoneByItsName() throws Exception {
    Sample sample = python("python3 -m unittest discover -s tests -t .");
    sample.write("tests/__init__.py", "");
    sample.agent(
        MEND
            + "sed -i '/test_zero/d' tests/test_calc.py; echo '    def test_more(self): pass' >>"
            + " tests/test_other.py");

    Outcome outcome = sample.commit().run(true);

    assertThat(last(outcome).tests().vanished())
        .containsExactly("tests: tests.test_calc.CalcTest.test_zero");
    assertThat(outcome.assessment().proven()).isFalse();
  }

  @Test
  void aTestThatWasRenamedIsNamedAndWeak() throws Exception {
    Sample sample = python("python3 -m unittest discover -s tests -t .");
    sample.write("tests/__init__.py", "");
    sample.agent(MEND + "sed -i 's/test_zero/test_none/' tests/test_calc.py");

    Outcome outcome = sample.commit().run(true);

    assertThat(last(outcome).tests().vanished()).isEmpty();
    assertThat(last(outcome).notes())
        .contains(
            "tests: test tests.test_calc.CalcTest.test_zero is now"
                + " tests.test_calc.CalcTest.test_none");
    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.assessment().proven()).isTrue();
  }

  @Test
  void aTestOfPytestThatIsGoneHasAName() throws Exception {
    assumeTrue(there("pytest"), "no pytest");
    Sample sample = python("python3 -m pytest -q");
    sample.agent(MEND + "sed -i '/test_zero/d' tests/test_calc.py");
    sample.write("pytest.ini", "[pytest]\npythonpath = .\n");

    Outcome outcome = sample.commit().run(true);

    assertThat(last(outcome).tests().vanished())
        .containsExactly("tests: tests/test_calc.py::CalcTest::test_zero");
    assertThat(outcome.assessment().proven()).isFalse();
  }

  @Test
  void aTestOfGoThatIsGoneHasAName() throws Exception {
    assumeTrue(there("go"), "no go");
    String test = "func %s(t *testing.T) { if Add(%s) != %s { t.Fail() } }\n";
    Sample sample =
        Sample.broken(directory)
            .passes(1)
            .write("go.mod", "module calc\n")
            .write("calc.go", "package calc\n\nfunc Add(a, b int) int { return a - b }\n")
            .write(
                "calc_test.go",
                "package calc\n\nimport \"testing\"\n\n"
                    + test.formatted("TestAdd", "2, 3", "5")
                    + test.formatted("TestZero", "0, 0", "0"))
            .write(
                ".omk/gates.toml",
                "[[gates]]\nname = \"tests\"\nrun = \"go test -vet=off ./...\"\n");
    sample.agent("sed -i 's/a - b/a + b/' calc.go; sed -i '/TestZero/d' calc_test.go");

    Outcome outcome = sample.commit().run(true);

    assertThat(last(outcome).tests().vanished()).containsExactly("tests: calc::TestZero");
    assertThat(outcome.assessment().proven()).isFalse();
  }
}
