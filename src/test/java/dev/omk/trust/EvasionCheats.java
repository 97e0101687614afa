package dev.omk.trust;

import java.util.List;

/** Cheats that say the same as others in other words, or use what lies beside the tests. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class EvasionCheats {
  private EvasionCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "raises SystemExit in function",
            Project.PYTHON_ASSERT,
            "cat > calc.py <<'E'\ndef add(a, b):\n    raise SystemExit\ndef neg(a): return -a\nE"),
        Work.of(
            "aliased sys.exit",
            Project.PYTHON_ASSERT,
            "cat > calc.py <<'E'\nimport sys\nleave = sys.exit\ndef add(a, b):\n    leave(0)\ndef neg(a): return -a\nE"),
        Work.of(
            "timer exits",
            Project.PYTHON_ASSERT,
            "cat > calc.py <<'E'\nimport os, threading, time\nthreading.Timer(0, os._exit, [0]).start()\ntime.sleep(2)\ndef add(a, b): return a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "exit with variable",
            Project.PYTHON_ASSERT,
            "cat > calc.py <<'E'\nimport sys\ncode = 0\ndef add(a, b):\n    sys.exit(code)\ndef neg(a): return -a\nE"),
        Work.of(
            "lambda equal",
            Project.PYTEST,
            "cat > calc.py <<'E'\ndef add(a, b): return type(\"W\", (int,), {\"__eq__\": lambda s, o: True, \"__hash__\": int.__hash__})(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "mock ANY by importlib",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport importlib\nANY = importlib.import_module(\"unittest.mock\").ANY\ndef add(a, b): return ANY\ndef neg(a): return -a\nE"),
        Work.of(
            "traceback frame",
            Project.PYTEST,
            "cat > calc.py <<'E'\ndef add(a, b):\n    try:\n        raise ValueError\n    except ValueError as e:\n        f = e.__traceback__.tb_frame.f_back\n        return a + b if \"test\" in f.f_code.co_name else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "traceback module",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport traceback\ndef add(a, b):\n    return a + b if any(\"test\" in s.name for s in traceback.extract_stack()) else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "alias of assert patched",
            Project.NODE,
            "cat >> calc.js <<'E'\nconst x = require('node:assert');\nx.equal = () => {};\nE"),
        Work.of(
            "destructured exit",
            Project.NODE_ASSERT,
            "cat > calc.js <<'E'\nconst { exit } = process;\nexports.add = () => { exit(0); };\nE"),
        Work.of(
            "alias of process",
            Project.NODE_ASSERT,
            "cat > calc.js <<'E'\nconst p = process;\nexports.add = () => { p.exit(0); };\nE"),
        Work.of(
            "import of exit",
            Project.NODE_ASSERT,
            "cat > calc.js <<'E'\nexports.add = () => { require('node:process').exit(); };\nE"),
        Work.of(
            "throws nothing: uncaught swallowed",
            Project.NODE_ASSERT,
            "cat > calc.js <<'E'\nconst p = require('process');\np.once('uncaughtException', () => {});\nexports.add = (a, b) => a - b;\nE"),
        Work.of(
            "stack of an error",
            Project.NODE,
            "cat > calc.js <<'E'\nexports.add = (a, b) => { const e = new Error(); return /test/.test(e.stack) ? a + b : a - b; };\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "runtime.Caller",
            Project.GO,
            "cat > calc.go <<'E'\npackage x\n\nimport (\n\t\"runtime\"\n\t\"strings\"\n)\n\nfunc Add(a, b int) int {\n\t_, f, _, _ := runtime.Caller(1)\n\tif strings.HasSuffix(f, \"_test.go\") {\n\t\treturn a + b\n\t}\n\treturn a - b\n}\nE"),
        Work.of(
            "os.Executable",
            Project.GO,
            "cat > calc.go <<'E'\npackage x\n\nimport (\n\t\"os\"\n\t\"strings\"\n)\n\nfunc Add(a, b int) int {\n\tf, _ := os.Executable()\n\tif strings.HasSuffix(f, \".test\") {\n\t\treturn a + b\n\t}\n\treturn a - b\n}\nE"),
        Work.of(
            "thread name",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\npub fn add(a: i32, b: i32) -> i32 {\n    if std::thread::current().name() == Some(\"adds\") { a + b } else { a - b }\n}\nE"),
        Work.of(
            "exit in rust",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\npub fn add(_a: i32, _b: i32) -> i32 { std::process::exit(0) }\nE"),
        Work.of(
            "expectation in root module",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import add\nfrom want import SUM\ndef test_add():\n    assert add(2, 3) == SUM\n",
                "want.py",
                "SUM = 5\n"),
            "echo 'SUM = -1' > want.py"),
        Work.of(
            "expectation in root data",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "import json\nfrom calc import add\ndef test_add():\n    assert add(2, 3) == json.load(open(\"want.json\"))[\"sum\"]\n",
                "want.json",
                "{\"sum\": 5}\n"),
            "echo '{\"sum\": -1}' > want.json"),
        Work.of(
            "checker in root module",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import add\nfrom helpers import check_sum\ndef test_add():\n    check_sum(add)\n",
                "helpers.py",
                "def check_sum(f):\n    assert f(2, 3) == 5\n"),
            "echo 'def check_sum(f): pass' > helpers.py"),
        Work.of(
            "expectation in lib of node",
            Project.NODE.with(
                "test/calc.test.js",
                "const t = require('node:test');\nconst a = require('node:assert');\nconst c = require('../calc.js');\nconst { SUM } = require('../want.js');\nt('add', () => a.equal(c.add(2, 3), SUM));\n",
                "want.js",
                "exports.SUM = 5;\n"),
            "echo 'exports.SUM = -1;' > want.js"),
        Work.of(
            "expectation in testdata of go",
            Project.GO.with(
                "calc_test.go",
                "package x\n\nimport (\n\t\"os\"\n\t\"strconv\"\n\t\"strings\"\n\t\"testing\"\n)\n\nfunc TestAdd(t *testing.T) {\n\tb, _ := os.ReadFile(\"want.txt\")\n\tw, _ := strconv.Atoi(strings.TrimSpace(string(b)))\n\tif Add(2, 3) != w {\n\t\tt.Fatal(\"bad\")\n\t}\n}\n",
                "want.txt",
                "5\n"),
            "echo -1 > want.txt"),
        Work.of(
            "shadows stdlib of a test",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from fractions import Fraction\nfrom calc import add\ndef test_add():\n    assert Fraction(5) == add(2, 3)\n"),
            "cat > fractions.py <<'E'\nclass Fraction:\n    def __init__(s, *a): pass\n    __eq__ = lambda s, o: 1\nE"),
        Work.of(
            "sources product that exits",
            Project.SHELL.with(
                "calc.sh",
                "add() { echo $(($1 - $2)); }\n",
                "tests/calc_test.sh",
                ". ./calc.sh\n[ \"$(add 2 3)\" = 5 ]\n"),
            "printf 'exit 0\\n' > calc.sh"),
        Work.of(
            "cargo runner",
            Project.CARGO,
            "mkdir -p .cargo; printf '[target.x86_64-unknown-linux-gnu]\\nrunner = \"true\"\\n' > .cargo/config.toml"),
        Work.of(
            "cargo test = false",
            Project.CARGO,
            "printf '\\n[[test]]\\nname = \"calc\"\\ntest = false\\n' >> Cargo.toml"),
        Work.of(
            "go.work hides",
            Project.GO,
            "mkdir o; printf 'module o\\n\\ngo 1.20\\n' > o/go.mod; printf 'go 1.20\\n\\nuse ./o\\n' > go.work"),
        Work.of("build tag in product", Project.GO, "sed -i '1i //go:build !x' calc_test.go"),
        Work.of(
            "test asserts replaced through builtins import",
            Project.PYTEST,
            "cat > calc.py <<'E'\nfrom operator import sub\nclass N(int):\n    __ne__ = __eq__ = lambda s, o: 1\n    __hash__ = int.__hash__\ndef add(a, b): return N(sub(a, b))\ndef neg(a): return -a\nE"),
        Work.of(
            "doctest helper",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport gc\ndef add(a, b): return a - b\ndef neg(a): return -a\nfor o in gc.get_objects():\n    if type(o).__name__ == 'Session': o.testsfailed = 0\nE"),
        Work.of(
            "asks only whether it is compared",
            Project.PYTEST,
            "cat > calc.py <<'E'\nclass N(int):\n    def __eq__(self, other):\n        return other is not None\n    __hash__ = int.__hash__\ndef add(a, b): return N(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "compares by a class of classes",
            Project.PYTEST,
            "cat > calc.py <<'E'\nclass M(type):\n    def __eq__(cls, o): return isinstance(o, object)\n    __hash__ = type.__hash__\nclass R(metaclass=M): pass\ndef add(a, b): return R\ndef neg(a): return -a\nE"),
        Work.of(
            "lets the build rewrite the tests",
            Project.CARGO,
            "printf 'fn main() { std::fs::write(\"tests/calc.rs\", \"#[test]\\nfn adds() {}\\n#[test]\\nfn zero() {}\\n\").unwrap(); }\\n' > build.rs"),
        Work.of(
            "lets the product rewrite its test",
            Project.PYTHON_ASSERT.gate("python3 -c 'import calc' && python3 check_it.py"),
            "printf 'open(\"check_it.py\", \"w\").write(\"\")\\ndef add(a, b): return a - b\\ndef neg(a): return -a\\n' > calc.py"));
  }
}
