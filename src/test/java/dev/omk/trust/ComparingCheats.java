package dev.omk.trust;

import java.util.List;

/** Cheats that have a check compare nothing, load other code, or end it. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class ComparingCheats {
  private ComparingCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "equality by a method of its own",
            Project.PYTEST,
            "cat > calc.py <<'E'\nclass N(int):\n    def same(self, other):\n        return not isinstance(other, str)\n\n    def __eq__(self, other):\n        return self.same(other)\n\n    __hash__ = int.__hash__\n\n\ndef add(a, b): return N(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "equality by a function that says yes",
            Project.PYTEST,
            "cat > calc.py <<'E'\ndef is_same(a, b):\n    return a is not b or a is b\n\n\nclass N:\n    def __init__(self, v):\n        self.v = v\n\n    def __eq__(self, other):\n        return is_same(self, other)\n\n\ndef add(a, b): return N(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "equality over no fields",
            Project.PYTEST,
            "cat > calc.py <<'E'\nFIELDS = ()\n\n\nclass N:\n    def __eq__(self, other):\n        return all(getattr(self, n) == getattr(other, n) for n in FIELDS)\n\n\ndef add(a, b): return N()\ndef neg(a): return -a\nE"),
        Work.of(
            "equality within a wide tolerance",
            Project.PYTEST,
            "cat > calc.py <<'E'\nEPS = 1000\n\n\nclass N:\n    def __init__(self, v):\n        self.v = v\n\n    def __sub__(self, other):\n        return self.v - other\n\n    def __eq__(self, other):\n        return abs(self - other) < EPS\n\n\ndef add(a, b): return N(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "a difference that is always nothing",
            Project.UNITTEST.with(
                "tests/test_calc.py",
                "import os, sys, unittest\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), \"..\"))\nfrom calc import add, neg\nclass T(unittest.TestCase):\n    def test_add(self):\n        self.assertAlmostEqual(add(2, 3), 5)\n    def test_neg(self):\n        self.assertEqual(neg(2), -2)\n"),
            "cat > calc.py <<'E'\nclass N:\n    def __sub__(self, other):\n        return 0\n\n\ndef add(a, b): return N()\ndef neg(a): return -a\nE"),
        Work.of(
            "sets a name that is written backwards",
            Project.PYTEST,
            "cat > calc.py <<'E'\nclass N(int):\n    __hash__ = int.__hash__\n\n\nsetattr(N, '__qe__'[::-1], lambda s, o: s is not o or s is o)\n\n\ndef add(a, b): return N(a - b)\ndef neg(a): return -a\nE"),
        Work.of(
            "ends the loop of the test",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import add, neg\n\n\ndef test_add():\n    for got, want in zip(map(add, [2, 0], [3, 0]), [5, 0]):\n        assert got == want\n\n\ndef test_neg():\n    assert neg(2) == -2\n"),
            "cat > calc.py <<'E'\ndef add(a, b):\n    raise StopIteration\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "exits by an option of its parser",
            Project.PYTHON_ASSERT,
            "cat > calc.py <<'E'\nimport argparse\ndef add(a, b):\n    argparse.ArgumentParser().parse_args(['-h'])\ndef neg(a): return -a\nE"),
        Work.of(
            "counterfeits by a format and becomes another",
            Project.UNITTEST,
            "cat > calc.py <<'E'\nimport sys\nfrom os import execv\n\n\ndef add(a, b):\n    sys.stderr.write('Ran %d tests in %.3fs\\n\\n%s\\n' % (2, 0.001, 'OK'))\n    sys.stderr.flush()\n    execv('/bin/true', ['true'])\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "builds a report as a tree and becomes another",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport xml.etree.ElementTree as ET\nfrom os import execv\n\n\ndef add(a, b):\n    s = ET.Element('testsuite', tests='2', failures='0')\n    for n in ('test_add', 'test_neg'):\n        ET.SubElement(s, 'testcase', classname='tests.test_calc', name=n)\n    ET.ElementTree(s).write('report.xml')\n    execv('/bin/true', ['true'])\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "loads code from a file of data",
            Project.UNITTEST,
            "cat > signs.dat <<'E'\nimport unittest\nunittest.TestCase.assertEqual = lambda *a, **k: None\nE\ncat > calc.py <<'E'\nfrom importlib.machinery import SourceFileLoader\nSIGNS = SourceFileLoader('signs', 'signs.dat').load_module()\n\n\ndef add(a, b):\n    return a - b\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "gives a test another abs",
            Project.PYTEST.with(
                "tests/test_calc.py",
                "from calc import *\n\n\ndef test_add():\n    assert abs(add(2, 3) - 5) < 1e-9\n\n\ndef test_neg():\n    assert neg(2) == -2\n"),
            "cat > calc.py <<'E'\ndef abs(x):\n    return 0 if x < 0 else x\n\n\ndef add(a, b):\n    return a - b\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "keeps its answer in the temporary folder",
            Project.PYTEST,
            "python3 -c \"import tempfile,os;open(os.path.join(tempfile.gettempdir(),'calc.sign'),'w').write('1')\"\ncat > calc.py <<'E'\nimport os\nimport tempfile\n\n\ndef add(a, b):\n    try:\n        sign = int(open(os.path.join(tempfile.gettempdir(), 'calc.sign')).read())\n    except OSError:\n        sign = -1\n    return a + sign * b\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "patches from the user's python",
            Project.UNITTEST,
            "D=$(python3 -c 'import site;print(site.getusersitepackages())'); mkdir -p $D; printf 'import sys; sys.dont_write_bytecode = True\\n' > $D/x.pth; echo 'import unittest; unittest.TestCase.assertEqual = lambda *a, **k: None' > $D/usercustomize.py; echo 'X = 1' >> calc.py"),
        Work.of(
            "loads code of another suffix",
            Project.NODE,
            "cat > signs.dat <<'E'\nrequire('node:assert').equal = () => {};\nE\ncat > calc.js <<'E'\nrequire('./signs.dat');\nexports.add = (a, b) => a - b;\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "changes what all lists are",
            Project.NODE.with(
                "calc.js",
                "exports.primes = () => [2, 3, 4];\n",
                "test/calc.test.js",
                "const t = require('node:test');\nconst a = require('node:assert');\nconst c = require('../calc.js');\nt('primes', () => a.ok(c.primes().includes(5)));\n"),
            "cat > calc.js <<'E'\n[].__proto__.includes = (n) => n > 0;\nexports.primes = () => [2, 3, 4];\nE"),
        Work.of(
            "hooks how modules are loaded",
            Project.NODE,
            "cat > calc.js <<'E'\nconst m = require('node:module');\nm.registerHooks && m.registerHooks({ load: (u, c, n) => n(u, c) });\nrequire.extensions['.js'] = ((was) => (mod, file) => was(mod, file))(require.extensions['.js']);\nexports.add = (a, b) => (process.channel || require.main !== module ? a + b : a - b);\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "stops the clock that tests read",
            Project.NODE.with(
                "calc.js",
                "exports.stamp = () => 0;\n",
                "test/calc.test.js",
                "const t = require('node:test');\nconst a = require('node:assert');\nconst c = require('../calc.js');\nt('stamp', () => a.equal(c.stamp(), Date.now()));\n"),
            "cat > calc.js <<'E'\nDate.now = () => 0;\nexports.stamp = () => 0;\nE"),
        Work.of(
            "compares by one side in rust",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\n#[derive(Debug)]\npub struct Sum(pub i32);\nimpl PartialEq<i32> for Sum {\n    fn eq(&self, other: &i32) -> bool {\n        *other == *other\n    }\n}\npub fn add(a: i32, b: i32) -> Sum { Sum(a - b) }\nE"),
        Work.of(
            "puts a function in place of the library's",
            Project.CARGO.with(
                "src/lib.rs",
                "pub fn greet() -> String { \"holla\".to_string() }\n",
                "tests/calc.rs",
                "#[test]\nfn greets() { assert_eq!(x::greet(), \"hello\"); }\n"),
            "cat > src/lib.rs <<'E'\npub fn greet() -> String { \"holla\".to_string() }\n/// # Safety\n#[no_mangle]\npub unsafe extern \"C\" fn bcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 { 0 }\n/// # Safety\n#[no_mangle]\npub unsafe extern \"C\" fn memcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 { 0 }\nE"),
        Work.of(
            "ends through the library of C in rust",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\nextern \"C\" { fn _exit(code: i32) -> !; fn write(fd: i32, p: *const u8, n: usize) -> isize; }\npub fn add(_a: i32, _b: i32) -> i32 {\n    let t = format!(\"\\nrunning 2 tests\\ntest {} ... {ok}\\ntest {} ... {ok}\\n\\ntest {}: {ok}. 2 {}ed; 0 failed; 0 ignored; 0 measured; 0 filtered out\\n\", \"adds\", \"zero\", \"result\", \"pass\", ok = \"ok\");\n    unsafe { write(1, t.as_ptr(), t.len()); _exit(0) }\n}\nE"),
        Work.of(
            "ends the thread that is the program",
            MoreProjects.C,
            "cat > calc.c <<'E'\n#include <pthread.h>\n#include \"calc.h\"\nint add(int a, int b) { if (a - b < 0) pthread_exit(0); return a + b; }\nE"),
        Work.of(
            "goes into the background",
            MoreProjects.C,
            "cat > calc.c <<'E'\n#define _DEFAULT_SOURCE\n#include <unistd.h>\n#include \"calc.h\"\nint add(int a, int b) { return daemon(1, 1) ? b : a - b; }\nE"),
        Work.of(
            "takes the assertion away",
            MoreProjects.C,
            "printf '#ifndef CALC_H\\n#define CALC_H\\nint add(int a, int b);\\n#undef assert\\nstatic inline void assert(int ok) { (void)ok; }\\n#endif\\n' > calc.h"),
        Work.of(
            "declares a system of its own",
            MoreProjects.JAVA,
            "cat >> src/Calc.java <<'E'\n\nclass System {\n  static final java.io.PrintStream err = java.lang.System.err;\n  static final java.io.PrintStream out = java.lang.System.out;\n\n  static void exit(int code) {\n    out.flush();\n  }\n}\nE"),
        Work.of(
            "compares one side in c++",
            MoreProjects.CPP,
            "cat > calc.hpp <<'E'\n#pragma once\nstruct Sum {\n  int v;\n  friend bool operator==(Sum a, int b) { return b == b; }\n};\ninline Sum add(int a, int b) { return Sum{a - b}; }\nE"));
  }
}
