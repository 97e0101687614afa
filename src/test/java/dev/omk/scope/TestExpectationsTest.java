package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests of a runner rest on outside of their folders. */
class TestExpectationsTest {
  private final Map<String, String> base = new TreeMap<>();

  private TestExpectations of(String path, String text) {
    base.put("calc.py", "def add(a, b): return a + b\n");
    base.put("helpers.py", "SUM = 5\n");
    base.put("calc.js", "");
    base.put("helpers.js", "");
    base.put("want.json", "{}");
    base.put("package.json", "{}");
    base.put("tests/data.json", "{}");
    base.put(path, text);
    return new TestExpectations(
        new TreeSet<>(base.keySet()),
        file -> Optional.ofNullable(base.get(file)),
        Set.of("checks.py", "validate.py"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from helpers import check_sum\nfrom calc import add\ndef test():\n    check_sum(add)\n",
        "import helpers\nfrom calc import add\ndef test():\n    helpers.assert_adds(add)\n",
        "from helpers import SUM\nfrom calc import add\ndef test():\n    assert add(2, 3) == SUM\n",
      })
  void helpersThatAssertAndConstantsThatAreExpectedAreFound(String text) {
    assertThat(of("tests/test_calc.py", text).found()).containsExactly("helpers.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from helpers import SUM\ndef test():\n    assert SUM == 5\n",
        "from helpers import make\ndef test():\n    assert make(1).size == 5\n",
        "import helpers\ndef setup():\n    helpers.reset()\n",
        "from helpers import Check\ndef test():\n    assert Check(1).ok() == 2\n",
        "import json\nd = json.load(open('package.json'))\n",
        "import json\nd = json.load(open('data.json'))\n",
      })
  void whatIsTestedIsNot(String text) {
    assertThat(of("tests/test_calc.py", text).found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (const [a, b] of require('../helpers.js')) eq(add(a), b);\n",
        "const cases = require('../helpers.js');\nfor (const [a, b] of cases) {\n  eq(add(a), b);\n}\n",
        "import cases from '../helpers.js';\ntest.each(cases)('adds', (a, b) => eq(add(a), b));\n",
        "import { CASES } from '../helpers.js';\nfor (const { a, b } of CASES) { eq(add(a), b); }\n",
      })
  void pairsOfWhatIsTriedAndExpectedAreFound(String text) {
    assertThat(of("test/calc.test.js", text).found()).containsExactly("helpers.js");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for a, b in helpers.CASES:\n    assert add(a) == b\n",
        "@pytest.mark.parametrize('a, b', [])\ndef test():\n    for a, b in helpers.CASES: assert a\n"
      })
  void pairsOfPythonToo(String text) {
    assertThat(of("tests/test_calc.py", "import helpers\n" + text).found())
        .containsExactly("helpers.py");
    assertThat(
            of("tests/test_calc.py", "import helpers\nfor name, f in helpers.ALL.items(): f()\n")
                .found())
        .isEmpty();
  }

  @Test
  void scriptOfGateThatTriesSomethingIsATest() {
    String reads = "d = open('want.json')\n";
    assertThat(of("checks.py", "import calc\n" + reads).found()).containsExactly("want.json");
    assertThat(of("checks.py", reads).found()).as("it judges the file itself").isEmpty();
    assertThat(of("other.py", "import calc\n" + reads).found()).isEmpty();
    base.remove("other.py");
    assertThat(of("checks.py", "import validate\n" + reads).found()).isEmpty();
  }

  @Test
  void examplesOfDocumentsThatTestsReadAreFound() {
    base.put("docs/examples.md", "");
    base.put("README.md", "");
    assertThat(
            of("tests/test_doc.py", "a = open('docs/examples.md')\nb = open('README.md')\n")
                .found())
        .containsExactly("docs/examples.md");
  }

  @Test
  void dataThatTestsReadIsFoundFromTheRootAndBesideThem() {
    assertThat(of("tests/test_calc.py", "w = open('want.json')\n").found())
        .containsExactly("want.json");
    assertThat(of("calc_test.go", "b, _ := os.ReadFile(\"want.json\")\n").found())
        .containsExactly("want.json");
    assertThat(of("test/calc.test.js", "const w = require('../want.json');\n").found())
        .containsExactly("want.json");
  }

  @Test
  void tablesThatTestsIncludeOrQueryAreFound() {
    base.put("cases.inc", "{2, 3, 5},");
    base.put("data/cases.db", "");
    assertThat(of("checks/main.c", "#include \"cases.inc\"\n").found())
        .containsExactly("cases.inc");
    assertThat(of("tests/test_db.py", "sqlite3.connect('data/cases.db')\n").found())
        .contains("data/cases.db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from importlib.resources import files\nc = files('pkg').joinpath('cases.txt')\n",
        "c = pkgutil.get_data('pkg', 'cases.txt')\n",
        "c = open(os.path.join(ROOT, 'pkg', 'cases.txt'))\n",
        "c = (Path(pkg.__file__).parent / 'cases.txt').read_text()\n",
      })
  void dataOfPackageThatTestsReadIsFound(String text) {
    base.put("src/pkg/cases.txt", "2 3 5\n");
    assertThat(of("tests/test_calc.py", text).found()).containsExactly("src/pkg/cases.txt");
  }

  @Test
  void dataOfTheSameNameElsewhereIsNot() {
    base.put("app/config.json", "{}");
    base.put("src/main/resources/cases.txt", "");
    assertThat(of("tests/test_calc.py", "p = tmp / 'config.json'\n").found()).isEmpty();
    assertThat(of("tests/test_calc.py", "c = open('cases.txt')\n").found()).isEmpty();
    assertThat(
            of("src/test/java/CalcTest.java", "Calc.class.getResource(\"/cases.txt\");\n").found())
        .containsExactly("src/main/resources/cases.txt");
  }

  @Test
  void constantOfJavaScriptIsFound() {
    String text =
        """
        const { SUM } = require('../helpers.js');
        const c = require('../calc.js');
        t('add', () => a.equal(c.add(2, 3), SUM));
        """;
    assertThat(of("test/calc.test.js", text).found()).containsExactly("helpers.js");
  }

  @Test
  void newFilesInFrontOfPythonsLibraryAreAwaitedAndNoOthers() {
    assertThat(of("tests/test_calc.py", "from fractions import Fraction\nimport stats\n").awaited())
        .contains("fractions.py", "fractions/__init__.py", "tests/fractions.py")
        .noneMatch(path -> path.contains("stats"));
  }
}
