package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the product defines and tests go by. */
class DefinitionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.py~EPSILON = 0.001~EPSILON = 1000~EPSILON",
        "calc.py~BETA = False~BETA = True~BETA",
        "calc.py~CASES = [|    (2, 3, 5),|]~CASES = [|    (2, 3, -1),|]~CASES",
        "calc.py~def expected(a, b):|    return a + b~def expected(a, b):|    return a - b~expected()",
        "calc.py~def table():|    return load()~def table():|    return load()[2:]~table()",
        "calc.js~exports.BETA = false;~exports.BETA = true;~BETA",
        "calc.js~export const CASES = [1];~export const CASES = [];~CASES",
        "want.go~const WantAdd = 5~const WantAdd = -1~WantAdd",
        "calc.h~#define EPS 0.1~#define EPS 10~EPS",
        "lib.rs~pub const SUM: i32 = 5;~pub const SUM: i32 = 1;~SUM",
        "A.java~  static final int SUM = 5;~  static final int SUM = 1;~SUM"
      })
  void valueThatIsAnotherOneIsFound(String path, String base, String now, String name) {
    assertThat(Definitions.changed(path, lines(base), lines(now))).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.py~CASES = [1, 2]~CASES = [1, 2, 3]",
        "calc.py~CASES = [1, 2]~CASES = [|    1,|    2,|]",
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    return a + b",
        "calc.py~X = 1~X = 1|Y = 2",
        "calc.js~exports.add = (a, b) => a - b;~exports.add = (a, b) => a + b;",
        "calc.go~func Add(a, b int) int { return a - b }~func Add(a, b int) int { return a + b }"
      })
  void whatIsKeptOrCodeIsNot(String path, String base, String now) {
    String longer = lines(now).replace("\n]", "]").replace(",]", "]");
    assertThat(Definitions.changed(path, lines(base), longer)).isEmpty();
  }

  @Test
  void testGoesByWhatItComparesOrLoopsOver() {
    assertThat(TestUses.in("self.assertEqual(add(2, 3), WANT)\n", "WANT")).isTrue();
    assertThat(TestUses.in("assert abs(add(2, 3) - 5) < EPS\n", "EPS")).isTrue();
    assertThat(TestUses.in("    if BETA:\n        return\n", "BETA")).isTrue();
    assertThat(TestUses.in("for a, b, s in calc.CASES:\n", "CASES")).isTrue();
    assertThat(TestUses.in("for a, b, s in calc.table():\n", "table()")).isTrue();
    assertThat(TestUses.in("@pytest.mark.parametrize('c', calc.CASES)\n", "CASES")).isTrue();
    assertThat(TestUses.in("assert add(2, 3) == expected(2, 3)\n", "expected()")).isTrue();
    assertThat(TestUses.in("\tif got := Add(2, 3); got != WantAdd {\n", "WantAdd")).isTrue();
  }

  @Test
  void whatIsTestedItselfIsNotGoneBy() {
    assertThat(TestUses.in("from config import LIMIT\n", "LIMIT")).isFalse();
    assertThat(TestUses.in("assert config.LIMIT == 30\n", "LIMIT")).isFalse();
    assertThat(TestUses.in("self.assertEqual(LIMIT, 30)\n", "LIMIT")).isFalse();
    assertThat(TestUses.in("expect(LIMIT).toBe(30);\n", "LIMIT")).isFalse();
    assertThat(TestUses.in("assert answer() == 42\n", "answer()")).isFalse();
  }

  private static String lines(String text) {
    return text.replace('|', '\n') + "\n";
  }
}
