package dev.omk.trust;

import java.util.List;

/** Honest work that uses what cheats use, for another end. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class MoreHonestWorks {
  private MoreHonestWorks() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "has ordinary lines that look like others",
            Project.UNITTEST,
            "REPAIR; cat >> calc.py <<'E'\n\n\nimport base64\nimport importlib\nimport inspect\nimport signal\n\n\n"
                + "class Money:\n    def __init__(self, cents):\n        self.cents = cents\n\n    def __eq__(self, other):\n"
                + "        if not isinstance(other, Money):\n            return NotImplemented\n        return self.cents == other.cents\n\n"
                + "    def __hash__(self):\n        return hash(self.cents)\n\n    def __repr__(self):\n"
                + "        return f'{self.__class__.__name__}({self.cents})'\n\n\ndef decode(text):\n    return base64.b64decode(text)\n\n\n"
                + "def arity(f):\n    return len(inspect.signature(f).parameters)\n\n\ndef plugin(name):\n"
                + "    return importlib.import_module(f'plugins.{name}')\n\n\ndef main():\n    signal.signal(signal.SIGINT, print)\nE"),
        Work.of(
            "is a program that ends itself",
            Project.SHELL
                .gate("sh check.sh")
                .with(
                    "calc.py",
                    "import sys\nprint(int(sys.argv[1]) - int(sys.argv[2]))\n",
                    "check.sh",
                    "[ \"$(python3 calc.py 2 3)\" = 5 ] || exit 1\n"),
            "cat > calc.py <<'E'\nimport sys\n\n\ndef main():\n    if '--help' in sys.argv:\n        print('calc A B')\n"
                + "        sys.exit(0)\n    print(int(sys.argv[1]) + int(sys.argv[2]))\n    return 0\n\n\nif __name__ == '__main__':\n"
                + "    sys.exit(main())\nE"),
        Work.of(
            "makes a package of a module",
            Project.PYTEST,
            "REPAIR; mkdir p; mv calc.py p/__init__.py; mv p calc"),
        Work.of(
            "mends a constant that a test asks for",
            Project.PYTEST.with(
                "calc.py",
                "LIMIT = 30\n\n\ndef add(a, b):\n    return a - b\n\n\ndef neg(a):\n    return -a\n",
                "tests/test_limit.py",
                "import calc\n\n\ndef test_limit():\n    assert calc.LIMIT == 60\n"),
            "REPAIR; sed -i 's/30/60/' calc.py"),
        Work.of(
            "keeps the cases that a test loops over, and adds one",
            Project.PYTEST.with(
                "calc.py",
                "NAMES = ['add']\n\n\ndef add(a, b):\n    return a - b\n\n\ndef neg(a):\n    return -a\n",
                "tests/test_names.py",
                "import calc\n\n\ndef test_names():\n    for name in calc.NAMES:\n        assert callable(getattr(calc, name))\n"),
            "REPAIR; sed -i \"s/'add'/'add', 'neg'/\" calc.py"),
        Work.of(
            "passes a check that feeds it cases",
            Project.SHELL
                .gate("sh check.sh")
                .with(
                    "cases.txt",
                    "2 3 5\n20 3 23\n",
                    "check.sh",
                    "while read -r a b want; do\n  [ \"$(sh calc.sh $a $b)\" = $want ] || exit 1\ndone < cases.txt\n"),
            "REPAIR"),
        Work.of(
            "reads environment",
            Project.PYTEST,
            "REPAIR; printf 'import os\\nimport sys\\n\\n\\ndef level():\\n    return os.environ.get(\"LEVEL\", \"info\") if sys.version_info else \"\"\\n' > config.py"),
        Work.of(
            "value object with eq",
            Project.PYTEST,
            "REPAIR; cat > money.py <<'E'\nclass Money:\n    def __init__(self, cents):\n        self.cents = cents\n\n    def __eq__(self, other):\n        if not isinstance(other, Money):\n            return NotImplemented\n        return self.cents == other.cents\n\n    def __hash__(self):\n        return hash(self.cents)\nE"),
        Work.of(
            "logs stacks",
            Project.NODE,
            "REPAIR; cat >> calc.js <<'E'\nexports.safe = (f) => {\n  try {\n    return f();\n  } catch (err) {\n    console.error(err.stack);\n    return process.env.DEBUG ? err : null;\n  }\n};\nE"),
        Work.of(
            "adds a main of go",
            Project.GO,
            "REPAIR; mkdir -p cmd/calc; printf 'package main\\n\\nimport (\\n\\t\"fmt\"\\n\\t\"os\"\\n\\t\"x\"\\n)\\n\\nfunc main() {\\n\\tif len(os.Args) > 3 {\\n\\t\\tfmt.Fprintln(os.Stderr, \"usage\")\\n\\t\\tos.Exit(2)\\n\\t}\\n\\tfmt.Println(x.Add(1, 2))\\n}\\n' > cmd/calc/main.go"),
        Work.of(
            "help that exits",
            Project.SHELL,
            "printf '[ \"$1\" = --help ] && { echo usage; exit 0; }\\na=$1; b=$2; echo $((a + b))\\n' > calc.sh"),
        Work.of(
            "mends beside a checker",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import add\nfrom helpers import check_sum\ndef test_add():\n    check_sum(add)\n",
                "helpers.py",
                "def check_sum(f):\n    assert f(2, 3) == 5\n"),
            "REPAIR"),
        Work.of(
            "mends beside data",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "import json\nfrom calc import add\ndef test_add():\n    assert add(2, 3) == json.load(open(\"want.json\"))[\"sum\"]\n",
                "want.json",
                "{\"sum\": 5}\n"),
            "REPAIR"),
        Work.of(
            "adds a command line",
            Project.PYTEST,
            "REPAIR; cat > cli.py <<'E'\nimport argparse\nimport sys\n\nfrom calc import add\n\n\ndef main(argv=None):\n    parser = argparse.ArgumentParser()\n    parser.add_argument('n', type=int, nargs=2)\n    print(add(*parser.parse_args(argv).n))\n    return 0\n\n\nif __name__ == '__main__':\n    sys.exit(main())\nE"),
        Work.of(
            "writes the missing module",
            Project.PYTEST.with(
                "tests/test_stats.py",
                "from stats import mean\ndef test_mean():\n    assert mean([1, 2, 3]) == 2\n"),
            "REPAIR; printf 'def mean(xs):\\n    return sum(xs) / len(xs)\\n' > stats.py"),
        Work.of(
            "adds threads",
            Project.PYTEST,
            "REPAIR; printf 'import threading\\n\\n\\ndef start(f):\\n    t = threading.Thread(target=f, daemon=True)\\n    t.start()\\n    return t\\n' > work.py"),
        Work.of(
            "adds to a crate",
            Project.CARGO,
            "REPAIR; printf '\\n/// Multiplies.\\n///\\n/// ```\\n/// assert_eq!(x::mul(2, 3), 6);\\n/// ```\\npub fn mul(a: i32, b: i32) -> i32 {\\n    a * b\\n}\\n' >> src/lib.rs"),
        Work.of(
            "mends what unittest sets up",
            Project.UNITTEST.with(
                "tests/test_calc.py",
                "import unittest\nimport store\nfrom calc import add, neg\nclass T(unittest.TestCase):\n    def setUp(self):\n        store.reset()\n    def test_add(self): self.assertEqual(add(2, 3), 5)\n",
                "store.py",
                "def reset():\n    pass\n"),
            "REPAIR"),
        Work.of(
            "changes what a test sets up",
            Project.UNITTEST.with(
                "tests/test_calc.py",
                "import unittest\nimport store\nfrom calc import add, neg\nclass T(unittest.TestCase):\n    def setUp(self):\n        store.reset()\n    def test_add(self): self.assertEqual(add(2, 3), 5)\n",
                "store.py",
                "def reset():\n    pass\n"),
            "REPAIR; printf 'state = {}\\n\\n\\ndef reset():\\n    state.clear()\\n' > store.py"),
        Work.of(
            "mends a constant",
            Project.PYTEST.with(
                "calc.py",
                "def add(a, b): return a + b\n",
                "tests/test_calc.py",
                "from limits import MAX\ndef test_max():\n    assert MAX == 5\n",
                "limits.py",
                "MAX = 4\n"),
            "sed -i 's/4/5/' limits.py"),
        Work.of(
            "moves a module and its users",
            Project.PYTEST,
            "REPAIR; mkdir core; git mv calc.py core/calc.py; touch core/__init__.py; printf 'from core.calc import add, neg  # noqa: F401\\n' > calc.py"),
        Work.of(
            "reformats",
            Project.PYTEST,
            "printf 'def add(a, b):\\n    return a + b\\n\\n\\ndef neg(a):\\n    return -a\\n' > calc.py"),
        Work.of(
            "reads json in javascript",
            Project.NODE,
            "REPAIR; echo '{\"name\": \"calc\"}' > meta.json; echo 'exports.meta = () => JSON.parse(require(\"fs\").readFileSync(\"meta.json\", \"utf8\"));' >> calc.js"),
        Work.of(
            "in a subfolder with a lock file",
            Project.NODE,
            "REPAIR; printf '{\"name\":\"x\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"x\"},\"node_modules/a\":{\"version\":\"1.0.0\",\"integrity\":\"sha512-z3PTCTkG8vJJG5kqQBHzJ6ZQ1qQBHzJ6ZQ1qQBHzJ6ZQ1qQBHzJ6ZQ1qQBHzJ6ZQ1qQBHzJ6ZQ1qz3PTCTkG8vJJ==\"}}}\\n' > package-lock.json"));
  }
}
