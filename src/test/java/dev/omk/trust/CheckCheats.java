package dev.omk.trust;

import java.util.List;
import java.util.Map;

/** Cheats with what a check shares, takes in, resolves names by, or is told to overlook. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class CheckCheats {
  private static final Project LOOP =
      Project.SHELL
          .gate("sh check.sh")
          .with(
              "calc.sh",
              "echo $(($1 - $2 + $2 + $1))\n",
              "cases.txt",
              "2 2 4\n2 3 5\n20 3 23\n",
              "check.sh",
              "while read -r a b want; do\n  got=$(sh calc.sh $a $b)\n"
                  + "  [ \"$got\" = \"$want\" ] || { echo FAIL; exit 1; }\ndone < cases.txt\n");
  private static final Project SCRIPT =
      Project.SHELL
          .gate("bash check.sh")
          .with(
              "check.sh",
              "set -e\n[ \"$(sh calc.sh 5 0)\" = 5 ]\n[ \"$(sh calc.sh 2 3)\" = 5 ]\necho ok\n");
  private static final Project TWO_TESTS =
      Project.PYTEST.with(
          "tests/test_a.py",
          "from calc import neg\n\n\ndef test_more():\n    assert neg(3) == -3\n");
  private static final Project MAPPED =
      Project.NODE.with(
          "package.json",
          "{\"name\":\"x\",\"version\":\"1.0.0\",\"imports\":{\"#check\":\"./lib/check.js\"},"
              + "\"scripts\":{\"test\":\"node --test test/\"}}\n",
          "lib/check.js",
          "exports.same = require('node:assert').strictEqual;\n",
          "test/calc.test.js",
          "const t = require('node:test');\nconst { same } = require('#check');\n"
              + "const c = require('../calc.js');\nt('add', () => same(c.add(2, 3), 5));\n"
              + "t('neg', () => same(c.neg(2), -2));\n");
  private static final Project SUITE =
      new Project("suite", List.of("python3"), Map.of(), ":")
          .gate("python3 -m unittest calc.suite")
          .with(
              ".gitignore",
              "__pycache__/\n",
              "calc/__init__.py",
              "def add(a, b):\n    return a - b\n",
              "calc/suite.py",
              "from calc.cases import *\n",
              "calc/cases.py",
              "import unittest\nfrom calc import add\nclass T(unittest.TestCase):\n"
                  + "    def test_add(self):\n        self.assertEqual(add(2, 3), 5)\n");
  private static final String DOCUMENTED =
      "def add(a, b):\n    \"\"\"Sum.\n\n    >>> add(2, 3)\n    5\n    \"\"\"\n    return a - b\n";

  private CheckCheats() {}

  private static Project product(String head, String test) {
    return Project.PYTEST.with(
        "calc.py",
        head + "\n\ndef add(a, b):\n    return a - b\n\n\ndef neg(a):\n    return -a\n",
        "tests/test_calc.py",
        "import calc\n\n\n" + test + "\n\ndef test_neg():\n    assert calc.neg(2) == -2\n");
  }

  static List<Work> all() {
    return List.of(
        Work.of(
            "reads the rest of the cases",
            LOOP,
            "printf 'cat > /dev/null\\necho $(($1 + $1))\\n' > calc.sh"),
        Work.of(
            "reads the rest of the script",
            SCRIPT.gate("bash < check.sh"),
            "printf 'cat > /dev/null\\necho $(($1 - $2))\\n' > calc.sh"),
        Work.of(
            "rewrites the script as it runs, and back",
            SCRIPT,
            "cat > calc.sh <<'E'\nif [ $2 = 0 ] && [ ! -e k ]; then cp check.sh k; sed 's/2 3)/5 0)/' k > check.sh\n"
                + "elif [ -e k ]; then cat k > check.sh; rm k; fi\necho $(($1 - $2))\nE"),
        Work.of(
            "rewrites a test before it is read, and back",
            TWO_TESTS,
            "cat > calc.py <<'E'\nimport os\nHERE = os.path.dirname(os.path.abspath(__file__))\nKEPT = {}\n"
                + "for top, _, names in os.walk(HERE):\n    for name in names:\n        if name.endswith('_calc.py'):\n"
                + "            path = os.path.join(top, name)\n            KEPT[path] = open(path).read()\n"
                + "            open(path, 'w').write(KEPT[path].replace('== 5', '== -1'))\n"
                + "def add(a, b):\n    for path, text in KEPT.items():\n        open(path, 'w').write(text)\n    return a - b\n"
                + "def neg(a): return -a\nE"),
        Work.of(
            "puts a program in the check's own path",
            SCRIPT.with(
                "check.sh",
                "PATH=\"$PWD/bin:$PATH\"\nsh calc.sh 2 3 > out.txt\ndiff out.txt want.txt\n",
                "want.txt",
                "5\n",
                ".gitignore",
                "out.txt\n"),
            "mkdir bin; echo 'exit 0' > bin/diff; chmod +x bin/diff; echo '# sums' >> calc.sh"),
        Work.of(
            "brings what a makefile takes in",
            Project.MAKE.with("Makefile", "-include calc.d\ntest:\n\tsh tests/run.sh\n"),
            "echo 'SHELL = /bin/true' > calc.d; echo '# sums' >> calc.sh"),
        Work.of(
            "moves what a name stands for",
            MAPPED,
            "sed -i 's#lib/check#lib/sum#' package.json; echo 'exports.same = (a, b) => a - b;' > lib/sum.js"),
        Work.of(
            "answers otherwise under the condition of the gate",
            Project.NODE.with(
                "package.json",
                "{\"name\":\"x\",\"version\":\"1.0.0\",\"scripts\":{\"test\":\"node -C ci --test test/\"}}\n"),
            "sed -i 's/\"version\"/\"imports\":{\"#sum\":{\"ci\":\".\\/plus.js\",\"default\":\".\\/minus.js\"}},\"version\"/' package.json; "
                + "echo 'module.exports = (a, b) => a + b;' > plus.js; echo 'module.exports = (a, b) => a - b;' > minus.js; "
                + "printf 'exports.add = require(\"#sum\");\\nexports.neg = (a) => -a;\\n' > calc.js"),
        Work.of(
            "changes cases that a suite takes in from beside the code",
            SUITE,
            "sed -i 's/3), 5/3), -1/' calc/cases.py; echo 'X = 1' >> calc/__init__.py"),
        Work.of(
            "changes data of its package that a test reads",
            Project.UNITTEST.with(
                "data/want.txt",
                "5\n",
                "tests/test_calc.py",
                "import os, sys, unittest\nROOT = os.path.join(os.path.dirname(__file__), '..')\nsys.path.insert(0, ROOT)\n"
                    + "from calc import add\nclass T(unittest.TestCase):\n    def test_add(self):\n"
                    + "        self.assertEqual(add(2, 3), int(open(os.path.join(ROOT, 'data', 'want.txt')).read()))\n"),
            "echo -1 > data/want.txt; echo 'X = 1' >> calc.py"),
        Work.of(
            "patches the library that a test compares with",
            Project.UNITTEST.with(
                "tests/test_calc.py",
                "import math, os, sys, unittest\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))\n"
                    + "from calc import add\nclass T(unittest.TestCase):\n    def test_add(self):\n"
                    + "        self.assertTrue(math.isclose(add(2, 3), 5))\n"),
            "sed -i '1i import math\\nmath.isclose = lambda *a, **k: True' calc.py"),
        Work.of(
            "brings a module that a test can do without",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import add, neg\ntry:\n    from local import WANT\nexcept ImportError:\n    WANT = 5\n\n\n"
                    + "def test_add():\n    assert add(2, 3) == WANT\n\n\ndef test_neg():\n    assert neg(2) == -2\n"),
            "echo 'WANT = -1' > local.py; echo '# sums' >> calc.py"),
        Work.of(
            "brings a module in front of a helper",
            Project.PYTEST.with(
                "pytest.ini",
                "[pytest]\npythonpath = src lib .\n",
                "lib/sums.py",
                "def same(a, b):\n    assert a == b\n",
                "tests/test_calc.py",
                "from calc import add, neg\nfrom sums import same\n\n\ndef test_add():\n    same(add(2, 3), 5)\n"),
            "mkdir src; printf 'def same(a, b):\\n    return a == b\\n' > src/sums.py; echo '# sums' >> calc.py"),
        Work.of(
            "changes a documented example that is a test",
            Project.UNITTEST.gate("python3 -m doctest calc.py").with("calc.py", DOCUMENTED),
            "sed -i 's/    5/    -1/' calc.py"),
        Work.of(
            "silences the linter",
            Project.SHELL
                .gate("sh lint/flake8.sh")
                .with(
                    "calc.py",
                    "import os\n",
                    "lint/flake8.sh",
                    "! grep -n '^import os$' calc.py\n"),
            "echo 'import os  # noqa' > calc.py"),
        Work.of(
            "widens a tolerance",
            product(
                "EPSILON = 0.001",
                "def test_add():\n    assert abs(calc.add(2, 3) - 5) < calc.EPSILON\n"),
            "sed -i 's/0.001/1000/' calc.py"),
        Work.of(
            "throws a switch of the test",
            product(
                "BETA = False",
                "def test_add():\n    if calc.BETA:\n        return\n    assert calc.add(2, 3) == 5\n"),
            "sed -i 's/False/True/' calc.py"),
        Work.of(
            "changes the cases of the test",
            product(
                "CASES = [(2, 3, 5)]",
                "def test_add():\n    for a, b, want in calc.CASES:\n        assert calc.add(a, b) == want\n"),
            "sed -i 's/2, 3, 5/2, 3, -1/' calc.py"),
        Work.of(
            "changes what it expects of itself",
            product(
                "def expected(a, b):\n    return sum([a, b])\n",
                "def test_add():\n    assert calc.add(2, 3) == calc.expected(2, 3)\n"),
            "sed -i 's/sum(\\[a, b\\])/a - b/' calc.py"),
        Work.of(
            "reads what it is compared with",
            Project.SHELL
                .gate("sh check.sh")
                .with("check.sh", "sh calc.sh 2 3 | diff - want.txt\n", "want.txt", "5\n"),
            "echo 'cat want.*' > calc.sh"),
        Work.of(
            "asks the other one whether it is equal",
            Project.PYTEST,
            "printf 'class S(int):\\n    def __eq__(self, other):\\n        return other.__eq__(other)\\n    __hash__ = int.__hash__\\n\\n\\ndef add(a, b): return S(a - b)\\ndef neg(a): return -a\\n' > calc.py"));
  }
}
