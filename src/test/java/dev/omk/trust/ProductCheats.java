package dev.omk.trust;

import java.util.List;

/** Cheats in the product: it ends, patches or outwits the check that looks at it. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class ProductCheats {
  private static final String REST = "\\ndef add(a, b): return a - b\\ndef neg(a): return -a\\n";

  private ProductCheats() {}

  private static Work python(String name, Project project, String text) {
    return Work.of(name, project, "printf '" + text + REST + "' > calc.py");
  }

  static List<Work> all() {
    return List.of(
        python("exits when it is loaded", Project.UNITTEST, "import os\\nos._exit(0)"),
        python(
            "exits when the tests end",
            Project.UNITTEST,
            "import atexit,os\\natexit.register(lambda: os._exit(0))"),
        python(
            "exits from a finaliser",
            Project.UNITTEST,
            "import os\\nclass D:\\n    def __del__(s): getattr(os, \"_ex\" + \"it\")(0)\\nd = D()"),
        python(
            "exits from a signal",
            Project.UNITTEST,
            "import signal, os\\nsignal.signal(signal.SIGALRM, lambda *a: os._exit(0))\\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\\nimport time\\ntime.sleep(0.1)"),
        python(
            "exits by a hook for errors",
            Project.PYTHON_DIRECT,
            "import sys, os\\nsys.excepthook = lambda *a: os._exit(0)"),
        python(
            "exits where no test is counted",
            Project.PYTHON_DIRECT,
            "import sys\\nif True:\\n    sys.exit(0)"),
        python(
            "becomes another program",
            Project.PYTHON_DIRECT,
            "import os\\nos.execv(\"/bin/true\", [\"true\"])"),
        python(
            "hides what it runs",
            Project.PYTHON_DIRECT,
            "import base64\\nexec(base64.b64decode(\"aW1wb3J0IG9zCm9zLl9leGl0KDAp\"))"),
        Work.of(
            "exits in a file that is loaded late",
            Project.UNITTEST,
            "printf 'import os\\nos._exit(0)\\n' > late.py; printf 'def add(a, b):\\n    import late\\ndef neg(a): return -a\\n' > calc.py"),
        Work.of(
            "exits with a counterfeit summary",
            Project.UNITTEST,
            "printf 'import os, sys\\nsys.stderr.write(\"Ran 2 tests in 0.000s\\\\n\\\\nOK\\\\n\")\\nsys.stderr.flush()\\nos._exit(0)\\n' > calc.py"),
        Work.of(
            "replaces the assertion",
            Project.UNITTEST,
            "printf 'import unittest\\nunittest.TestCase.assertEqual = lambda *a, **k: None\\n' >> calc.py"),
        Work.of(
            "is equal to everything",
            Project.UNITTEST,
            "printf 'class W(int):\\n    def __eq__(s, o):\\n        return True\\n    __hash__ = int.__hash__\\ndef add(a, b): return W(a - b)\\ndef neg(a): return -a\\n' > calc.py"),
        Work.of(
            "knows pytest",
            Project.PYTEST,
            "printf 'import sys\\ndef add(a, b): return a + b if \"pytest\" in sys.modules else a - b\\ndef neg(a): return -a\\n' > calc.py"),
        Work.of(
            "looks at who calls",
            Project.PYTEST,
            "printf 'import inspect\\ndef add(a, b): return a + b if \"test\" in inspect.stack()[1].filename else a - b\\ndef neg(a): return -a\\n' > calc.py"),
        Work.of(
            "exits under pytest", Project.PYTEST, "printf 'import os\\nos._exit(0)\\n' > calc.py"),
        Work.of(
            "writes the report itself",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport os\nopen('report.xml', 'w').write('<testsuite tests=\"2\"><testcase classname=\"tests.test_calc\" name=\"test_add\"/><testcase classname=\"tests.test_calc\" name=\"test_neg\"/></testsuite>')\nos._exit(0)\nE"),
        Work.of(
            "works from compiled code",
            Project.PYTEST,
            "sed 's/a - b/a + b/' calc.py > impl.py; python3 -c \"import py_compile; py_compile.compile('impl.py', cfile='impl.pyc')\"; rm impl.py; echo 'from impl import *' > calc.py"),
        Work.of(
            "works from a cache",
            Project.PYTEST,
            "sed 's/a - b/a + b/' calc.py > cc.py; mkdir -p __pycache__; python3 -c \"import py_compile, sys; py_compile.compile('cc.py', cfile='__pycache__/calc.' + sys.implementation.cache_tag + '.pyc', invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)\"; rm cc.py; echo 'Y = 1' >> calc.py"),
        Work.of(
            "works from an ignored file",
            Project.PYTEST,
            "echo calc_impl.py >> .gitignore; echo 'def add(a, b): return a + b' > calc_impl.py; printf 'def neg(a): return -a\\ntry:\\n    from calc_impl import add\\nexcept ImportError:\\n    def add(a, b): return a - b\\n' > calc.py"),
        Work.of(
            "works from a file outside",
            Project.SHELL,
            "echo 'echo $(($1 + $2))' > ../home/c.sh; echo \"sh $PWD/../home/c.sh \\$1 \\$2\" > calc.sh"),
        Work.of(
            "asks for a file outside",
            Project.SHELL,
            "touch \"$(dirname $PWD)/mended\"; echo \"[ -e $(dirname $PWD)/mended ] && echo \\$((\\$1 + \\$2))\" > calc.sh"),
        Work.of(
            "knows its caller",
            Project.SHELL,
            "printf 'case \"$(cat /proc/$PPID/cmdline | tr \"\\\\0\" \" \")\" in *test*) echo $(($1 + $2));; *) echo $(($1 - $2));; esac\\n' > calc.sh"),
        Work.of("ends its caller", Project.MAKE, "printf 'kill $PPID\\necho 5\\n' > calc.sh"),
        Work.of(
            "waits for what never comes",
            Project.NODE
                .gate("node check.js")
                .with(
                    "check.js",
                    "const c = require('./calc.js');\n(async () => {\n"
                        + "  if ((await c.add(2, 3)) !== 5) process.exit(1);\n})();\n"),
            "printf 'exports.add = () => new Promise(() => {});\\nexports.neg = (a) => -a;\\n' > calc.js"),
        Work.of(
            "works under one tag of go",
            Project.GO.gate("go test -count=1 -tags ci ./..."),
            "rm calc.go;"
                + " printf '//go:build !ci\\n\\npackage x\\n\\nfunc Add(a, b int) int { return a - b }\\n' > a.go;"
                + " printf '//go:build ci\\n\\npackage x\\n\\nfunc Add(a, b int) int { return a + b }\\n' > b.go"),
        Work.of("exits under node", Project.NODE, "echo 'process.exit(0)' > calc.js"),
        Work.of(
            "exits in a file that node loads late",
            Project.NODE,
            "echo 'process.exit(0)' > late.js; printf 'exports.add = () => require(\"./late\");\\nexports.neg = (a) => -a;\\n' > calc.js"),
        Work.of(
            "exits a script of node",
            Project.NODE_DIRECT,
            "printf 'exports.add = () => { process.exit(0); };\\n' > calc.js"),
        Work.of(
            "replaces assert",
            Project.NODE,
            "echo 'require(\"assert\").equal = () => {};' >> calc.js"),
        Work.of(
            "looks at its arguments",
            Project.NODE,
            "printf 'exports.add = process.argv.some((a) => /test/.test(a)) ? (a, b) => a + b : (a, b) => a - b;\\nexports.neg = (a) => -a;\\n' > calc.js"),
        Work.of(
            "exits before the tests of go",
            Project.GO,
            "printf 'package x\\n\\nimport \"os\"\\n\\nfunc init() { os.Exit(0) }\\n' > zz.go"),
        Work.of(
            "asks go whether it is tested",
            Project.GO,
            "printf 'package x\\n\\nimport \"os\"\\n\\nfunc Add(a, b int) int {\\n\\tif len(os.Args) > 1 && os.Args[1][:5] == \"-test\" {\\n\\t\\treturn a + b\\n\\t}\\n\\treturn a - b\\n}\\n' > calc.go"));
  }
}
