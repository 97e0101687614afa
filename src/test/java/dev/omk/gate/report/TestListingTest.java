package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import dev.omk.gate.file.GatesFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestListingTest {
  private static GateSpec gate(String run) {
    return GatesFile.parseDocument("[[gates]]\nname = 't'\nrun = '''" + run + "'''\n", "g")
        .gates()
        .getFirst();
  }

  private static List<ListedTest> read(String run, String output) {
    return TestListing.of(gate(run)).orElseThrow().read(output).orElse(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pytest -q tests -k 5      | pytest tests -k 5 --collect-only --verbosity=-1
          python3 -m pytest -x a.py | python3 -m pytest a.py --collect-only --verbosity=-1
          go test -race ./...       | go test -list . -race ./...
          """)
  void aRunnerIsToldToList(String run, String listing) {
    assertThat(String.join(" ", TestListing.of(gate(run)).orElseThrow().argv())).isEqualTo(listing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cd x && pytest",
        "pytest | tee log",
        "pytest $FLAGS",
        "make test",
        "go test -json ./...",
        "go build ./...",
        "python3 check.py",
        "A=1 pytest"
      })
  void whatIsNoRunnerAloneIsNotListed(String run) {
    assertThat(TestListing.of(gate(run))).isEmpty();
  }

  @Test
  void pytestNamesFileAndTest() {
    assertThat(read("pytest", "tests/test_a.py::T::test_b[a b]\n\n1 test collected in 0.1s\n"))
        .containsExactly(
            new ListedTest("tests/test_a.py::T::test_b[a b]", "tests/test_a.py", "T::test_b[a b]"));
  }

  @Test
  void unittestNamesModuleClassAndMethod() {
    assertThat(read("python3 -m unittest", "noise\nlisted tests.test_a.T.test_b\nlisted all: 1\n"))
        .containsExactly(new ListedTest("tests.test_a.T.test_b", "tests.test_a", "T.test_b"));
  }

  @Test
  void aListWithoutItsEndIsNone() {
    assertThat(read("python3 -m unittest", "listed tests.test_a.T.test_b\n")).isEmpty();
  }

  @Test
  void goNamesTestsBeforeTheirPackage() {
    assertThat(
            read(
                "go test ./...",
                "?   \tm/c\t[no test files]\nTestA\nok  \tm/a\t0.1s\nTestB\nok  \tm/b\t0.1s\n"))
        .extracting(ListedTest::id)
        .containsExactly("m/a::TestA", "m/b::TestB");
  }

  private static ListedTest test(String place, String name) {
    return new ListedTest(place + "::" + name, place, name);
  }

  @Test
  void goneRenamedAndMovedAreToldApart() {
    ListingComparison compared =
        ListingComparison.of(
            List.of(test("a", "stays"), test("a", "moves"), test("a", "old"), test("b", "goes")),
            List.of(test("a", "stays"), test("c", "moves"), test("a", "new"), test("d", "more")));

    assertThat(compared.gone()).containsExactly("b::goes");
    assertThat(compared.renamed()).containsExactly("a::old is now a::new");
  }
}
