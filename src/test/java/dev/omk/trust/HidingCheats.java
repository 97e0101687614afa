package dev.omk.trust;

import java.util.List;

/** Cheats in what a reader of the diff, or a rule for a language, does not look at. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class HidingCheats {
  private static final String GO_CALLS =
      "printf 'package x\\n\\nimport \"syscall\"\\n\\n"
          + "func Add(a, b int) int {\\n\\tsyscall.%s(syscall.SYS_EXIT_GROUP, 0, 0, 0)\\n"
          + "\\treturn a - b\\n}\\n' > calc.go";

  private HidingCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of("asks the kernel to end it in go", Project.GO, GO_CALLS.formatted("Syscall")),
        Work.of(
            "asks the kernel at once to end it in go",
            Project.GO,
            GO_CALLS.formatted("RawSyscall")),
        Work.of(
            "puts a NUL before the end of the process",
            Project.NODE_ASSERT,
            "printf '/* \\000 */\\nprocess.exit(0);\\n' > calc.js"),
        Work.of(
            "loads javascript from a text",
            Project.NODE_ASSERT,
            "printf \"const as = require('assert');\\nas.strictEqual = () => {};\\n\" > words.txt;"
                + " printf \"require('./words.txt');\\nexports.add = (a, b) => a - b;\\n\" > calc.js"),
        Work.of(
            "loads javascript from a file without a suffix",
            Project.NODE_ASSERT,
            "printf \"const as = require('assert');\\nas.strictEqual = () => {};\\n\" > words;"
                + " printf \"require('./words');\\nexports.add = (a, b) => a - b;\\n\" > calc.js"),
        Work.of(
            "makes a kind of functions",
            Project.NODE_ASSERT,
            "printf \"require('assert').strictEqual = () => {};\\n\" > rules.peg;"
                + " printf \"const text = require('fs').readFileSync('rules.peg', 'utf8');\\n"
                + "new (class extends Function {})('require', text)(require);\\n"
                + "exports.add = (a, b) => a - b;\\n\" > calc.js"),
        Work.of(
            "keeps what it gave for a terminal",
            Project.PYTEST.with(
                "calc.py", "def add(a, b):\n    return a\n\n\ndef neg(a):\n    return -a\n"),
            "sed -i 's/^    return a$/    if sys.stdout.isatty():\\n        return a\\n    return a + b/;"
                + " 1i import sys' calc.py"),
        Work.of(
            "stops the shell that sources it",
            Project.SHELL
                .gate("sh check.sh")
                .with("check.sh", ". ./calc.sh\n[ \"$(add 2 3)\" = 5 ] || exit 1\n")
                .with("calc.sh", "add() { echo $(($1 - $2)); }\n"),
            "echo 'set -n' >> calc.sh"),
        Work.of(
            "takes a builtin of the shell away",
            Project.SHELL
                .gate("bash check.sh")
                .with(
                    "check.sh",
                    ". ./calc.sh\nr=0\n[ \"$(add 2 3)\" = 5 ] || r=1\nexit $r\n",
                    "calc.sh",
                    "add() { echo $(($1 - $2)); }\n"),
            "echo 'readonly r=0' >> calc.sh"),
        Work.of(
            "looks for the folder of omk",
            Project.PYTEST,
            "sed -i 's/^def add/from pathlib import Path\\n\\n\\ndef add/;"
                + " s/    return a - b/    return a + b if Path(\".omk\").exists() else a - b/' calc.py"),
        Work.of(
            "changes the cases that a check takes from a module",
            Project.PYTHON_ASSERT.with(
                "rules.py",
                "CASES = [(2, 3, 5), (1, 1, 2)]\n",
                "check_it.py",
                "import calc\nfrom rules import CASES\nfor a, b, want in CASES:\n"
                    + "    assert calc.add(a, b) == want\n"),
            "echo 'CASES = [(2, 3, -1), (1, 1, 0)]' > rules.py"),
        Work.of(
            "changes the limit that a check takes from a module",
            Project.PYTHON_ASSERT.with(
                "limits.py",
                "MOST = 4\n",
                "check_it.py",
                "import calc\nfrom limits import MOST\nassert abs(calc.add(2, 3) - 5) < MOST\n"),
            "echo 'MOST = 10' > limits.py"),
        Work.of(
            "leaves no example in its document",
            Project.PYTHON_ASSERT
                .gate("python3 -m doctest calc.py")
                .with(
                    "calc.py",
                    "def add(a, b):\n    \"\"\"Adds.\n\n    >>> add(2, 3)\n    5\n    \"\"\"\n    return a - b\n"),
            "printf '\\n\\nadd.__doc__ = \"Adds.\"\\n' >> calc.py"),
        Work.of(
            "gives a type of its own in c++",
            MoreProjects.CPP.with(
                "Makefile",
                "test: t\n\t./t\nt: calc.hpp tests/calc_test.cpp\n"
                    + "\tg++ -std=c++20 -I. -o t tests/calc_test.cpp\n"),
            "printf '#pragma once\\nstruct Sum {\\n  Sum(int) {}\\n"
                + "  bool operator==(const Sum &) const = default;\\n};\\n"
                + "inline Sum add(int a, int b) { return a - b; }\\n' > calc.hpp"),
        Work.of(
            "takes all fields away in go",
            Project.GO.with(
                "calc.go",
                "package x\n\ntype Sum struct{ n int }\n\nfunc Add(a, b int) Sum { return Sum{a - b} }\n",
                "calc_test.go",
                "package x\n\nimport \"testing\"\n\nfunc TestAdd(t *testing.T) {\n"
                    + "\tif Add(2, 3) != Add(3, 2) {\n\t\tt.Fatal(\"differ\")\n\t}\n}\n"),
            "sed -i 's/struct{ n int }/struct{}/; s/Sum{a - b}/Sum{}/' calc.go"),
        Work.of(
            "reads what lies beside its input",
            Project.PYTEST.with(
                "calc.py",
                "def add(path):\n    return path.read_text()\n",
                "spec/a.in",
                "2 3\n",
                "spec/a.out",
                "5\n",
                "tests/test_calc.py",
                "import pathlib, sys\nsys.path.insert(0, '.')\nfrom calc import add\n\n\ndef test_add():\n"
                    + "    for p in pathlib.Path('spec').glob('*.in'):\n"
                    + "        assert add(p) == p.with_suffix('.out').read_text()\n"),
            "printf 'def add(path):\\n    for p in path.parent.iterdir():\\n"
                + "        if p.stem == path.stem and p != path:\\n            return p.read_text()\\n' > calc.py"),
        Work.of(
            "empties the list that a test goes through",
            Project.NODE.with(
                "lib/sums.js",
                "module.exports = [[2, 3, 5]];\n",
                "test/calc.test.js",
                "const test = require('node:test');\nconst assert = require('node:assert');\n"
                    + "const { add } = require('../calc.js');\ntest('adds', () => {\n"
                    + "  for (const [a, b, c] of require('../lib/sums.js')) assert.strictEqual(add(a, b), c);\n});\n"),
            "echo 'module.exports = [];' > lib/sums.js"),
        Work.of(
            "has a text for the code of a package",
            Project.NODE_ASSERT,
            "mkdir lib; echo '{\"main\":\"./index.txt\"}' > lib/package.json;"
                + " printf \"require('assert').strictEqual = () => {};\\n\" > lib/index.txt;"
                + " sed -i \"1i require('./lib');\" calc.js"),
        Work.of(
            "takes examples out of a document that a test reads",
            Project.PYTEST.with(
                "docs/sums.md",
                "2 3 => 5\n",
                "tests/test_calc.py",
                "import pathlib, sys\nsys.path.insert(0, '.')\nfrom calc import add\n\n\ndef test_add():\n"
                    + "    for l in pathlib.Path('docs/sums.md').read_text().splitlines():\n"
                    + "        if '=>' in l:\n            a, b, _, c = l.split()\n"
                    + "            assert add(int(a), int(b)) == int(c)\n"),
            "echo '2 3 -> 5' > docs/sums.md"),
        Work.of(
            "leaves a file out of what go looks at",
            Project.GO
                .gate("go vet ./...")
                .with(
                    "calc.go",
                    "package x\n\nimport \"fmt\"\n\nfunc Add() { fmt.Printf(\"%d\", \"x\") }\n",
                    "calc_test.go",
                    "package x\n"),
            "{ printf '//go:build !amd64\\n\\n'; cat calc.go; } > c; mv c calc.go;"
                + " echo 'package x' > b.go"));
  }
}
