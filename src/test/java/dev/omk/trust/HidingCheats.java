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
            "printf '\\n\\nadd.__doc__ = \"Adds.\"\\n' >> calc.py"));
  }
}
