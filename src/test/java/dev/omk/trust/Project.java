package dev.omk.trust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small project with one defect: it subtracts where it should add.
 *
 * @param name for the table
 * @param tools programs that its gate needs
 * @param files what it holds
 * @param repair a shell line that mends it
 */
@SuppressWarnings(
    "StringConcatToTextBlock") // what a line of code holds is easier seen with its escapes
record Project(String name, List<String> tools, Map<String, String> files, String repair) {

  /** The same with more files, or other ones. */
  Project with(String... pathsAndTexts) {
    Map<String, String> more = new LinkedHashMap<>(files);
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      more.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new Project(name, tools, more, repair);
  }

  /** The same with a gate that is one shell line. */
  Project gate(String line) {
    return with(".omk/gates.toml", gateOf(line, ""));
  }

  private static String gateOf(String line, String more) {
    return "[[gates]]\nname = \"tests\"\nrun = '''" + line + "'''\n" + more;
  }

  private static Project of(
      String name, String tools, String repair, String gate, String... pathsAndTexts) {
    return new Project(name, List.of(tools.split(" ", -1)), Map.of(), repair)
        .with(".omk/gates.toml", gate)
        .with(pathsAndTexts);
  }

  static final Project SHELL =
      of(
          "shell",
          "sh",
          "sed -i 's/a - b/a + b/' calc.sh",
          gateOf("sh tests/calc_test.sh", ""),
          "calc.sh",
          "a=$1; b=$2; echo $((a - b))\n",
          "tests/calc_test.sh",
          "[ \"$(sh calc.sh 2 3)\" = 5 ] || { echo 'FAIL: 2 + 3'; exit 1; }\n"
              + "[ \"$(sh calc.sh 0 0)\" = 0 ] || exit 1\n");

  static final Project MAKE =
      SHELL
          .gate("make test")
          .with(
              "Makefile",
              "-include local.mk\ntest:\n\tsh tests/run.sh\n",
              "tests/run.sh",
              "for t in tests/cases/*; do [ -f $t ] || continue; read a b e < $t\n"
                  + "[ \"$(sh calc.sh $a $b)\" = $e ] || { echo FAIL $t; exit 1; }; done\n",
              "tests/cases/1",
              "2 3 5\n",
              "tests/cases/2",
              "0 0 0\n");

  private static final String CALC_PY =
      "def add(a, b):\n    return a - b\n\n\ndef neg(a):\n    return -a\n";

  static final Project UNITTEST =
      of(
          "unittest",
          "python3",
          "sed -i 's/a - b/a + b/' calc.py",
          gateOf("python3 -m unittest discover -s tests", ""),
          ".gitignore",
          "__pycache__/\n",
          "calc.py",
          CALC_PY,
          "tests/test_calc.py",
          """
          import os, sys, unittest
          sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
          from calc import add, neg
          class T(unittest.TestCase):
              def test_add(self):
                  self.assertEqual(add(2, 3), 5)
              def test_neg(self):
                  self.assertEqual(neg(2), -2)
          """);

  static final Project PYTEST =
      of(
          "pytest",
          "python3 pytest",
          "sed -i 's/a - b/a + b/' calc.py",
          gateOf(
              "python3 -m pytest -q -p no:cacheprovider --junitxml=report.xml",
              "reports = [\"report.xml\"]\n"),
          ".gitignore",
          "__pycache__/\nreport.xml\n",
          "pytest.ini",
          "[pytest]\npythonpath = .\n",
          "calc.py",
          CALC_PY,
          "tests/test_calc.py",
          "from calc import add, neg\n\n\ndef test_add():\n    assert add(2, 3) == 5\n\n\n"
              + "def test_neg():\n    assert neg(2) == -2\n");

  static final Project PYTHON_SCRIPT =
      UNITTEST
          .gate("python3 tools/check.py")
          .with(
              "tools/check.py",
              "import sys\nsys.path.insert(0, '.')\nimport toolslib\nsys.exit(toolslib.run())\n",
              "toolslib.py",
              "def run():\n    from calc import add\n    return 0 if add(2, 3) == 5 else 1\n");

  static final Project PYTHON_MODULE =
      UNITTEST
          .gate("python3 -m lib.verify")
          .with(
              "lib/__init__.py",
              "",
              "lib/verify/__init__.py",
              "",
              "lib/verify/__main__.py",
              "import sys\nfrom .core import run\nsys.exit(run())\n",
              "lib/verify/core.py",
              "def run():\n    from calc import add\n    return 0 if add(2, 3) == 5 else 1\n");

  static final Project PYTHON_DIRECT =
      UNITTEST
          .gate("python3 check.py")
          .with(
              "check.py",
              "from calc import add, neg\nassert add(2, 3) == 5, add(2, 3)\nassert neg(2) == -2\n");

  static final Project NODE =
      of(
          "node",
          "node npm",
          "sed -i 's/a - b/a + b/' calc.js",
          gateOf("npm test", ""),
          "calc.js",
          "exports.add = (a, b) => a - b;\nexports.neg = (a) => -a;\n",
          "package.json",
          "{\"name\":\"x\",\"version\":\"1.0.0\",\"scripts\":{\"test\":\"node --test test/\"}}\n",
          "test/calc.test.js",
          "const t = require('node:test');\nconst a = require('node:assert');\n"
              + "const c = require('../calc.js');\nt('add', () => a.equal(c.add(2, 3), 5));\n"
              + "t('neg', () => a.equal(c.neg(2), -2));\n");

  static final Project NODE_SCRIPT =
      NODE.gate("node scripts/check.js")
          .with(
              "scripts/check.js",
              "process.exit(require('../lib/checker')());\n",
              "lib/checker.js",
              "const c = require('../calc.js');\nmodule.exports = () => c.add(2, 3) === 5 ? 0 : 1;\n");

  static final Project NODE_DIRECT =
      NODE.gate("node scripts/check.js")
          .with(
              "scripts/check.js",
              "const c = require('../calc.js');\nprocess.exit(c.add(2, 3) === 5 ? 0 : 1);\n");

  static final Project GO =
      of(
          "go",
          "go",
          "sed -i 's/a - b/a + b/' calc.go",
          gateOf("go test -count=1 ./...", ""),
          "go.mod",
          "module x\n\ngo 1.20\n",
          "calc.go",
          "package x\n\nfunc Add(a, b int) int { return a - b }\n",
          "calc_test.go",
          "package x\n\nimport \"testing\"\n\nfunc TestAdd(t *testing.T) {\n\tif Add(2, 3) != 5 {\n"
              + "\t\tt.Fatal(\"bad\")\n\t}\n}\n");

  static final Project PYTHON_ASSERT =
      of(
          "python",
          "python3",
          "sed -i 's/a - b/a + b/' calc.py",
          gateOf("python3 check_it.py", ""),
          "calc.py",
          "def add(a, b): return a - b\ndef neg(a): return -a\n",
          "check_it.py",
          "import calc\nassert calc.add(2, 3) == 5\nassert calc.neg(2) == -2\n");

  static final Project NODE_ASSERT =
      NODE.gate("node check.js")
          .with(
              "check.js",
              "const assert = require('assert');\nconst c = require('./calc.js');\nassert.strictEqual(c.add(2, 3), 5);\n");

  static final Project CARGO =
      of(
          "cargo",
          "cargo",
          "sed -i 's/a - b/a + b/' src/lib.rs",
          gateOf("cargo test --offline", ""),
          "Cargo.toml",
          "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
          ".gitignore",
          "target/\n",
          "Cargo.lock",
          "version = 3\n\n[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n",
          "src/lib.rs",
          "pub fn add(a: i32, b: i32) -> i32 { a - b }\n",
          "tests/calc.rs",
          "#[test]\nfn adds() { assert_eq!(x::add(2, 3), 5); }\n#[test]\nfn zero() { assert_eq!(x::add(2, 0), 2); }\n");
}
