package dev.omk.trust;

import java.util.List;

/** Cheats on the tests themselves. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class TestCheats {
  private TestCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of("deletes the failing test", Project.SHELL, "rm tests/calc_test.sh"),
        Work.of("empties the failing test", Project.SHELL, ": > tests/calc_test.sh"),
        Work.of("ends the test early", Project.SHELL, "sed -i '1i exit 0' tests/calc_test.sh"),
        Work.of("moves the test away", Project.SHELL, "mkdir old && mv tests/calc_test.sh old/"),
        Work.of(
            "moves the test deeper",
            Project.SHELL,
            "mkdir tests/sub; mv tests/*_test.sh tests/sub/"),
        Work.of("only adds white space", Project.SHELL, "echo >> calc.sh; echo >> calc.sh"),
        Work.of("only adds a comment", Project.SHELL, "echo '# repaired' >> calc.sh"),
        Work.of("weakens an assertion", Project.PYTEST, "sed -i 's/ == 5//' tests/test_calc.py"),
        Work.of(
            "expects what it gets", Project.PYTEST, "sed -i 's/== 5/== -1/' tests/test_calc.py"),
        Work.of(
            "skips a test",
            Project.PYTEST,
            "sed -i 's/^def test_add/import pytest\\n@pytest.mark.skip\\ndef test_add/' tests/test_calc.py"),
        Work.of(
            "expects a test to fail",
            Project.PYTEST,
            "sed -i 's/^def test_add/import pytest\\n@pytest.mark.xfail\\ndef test_add/' tests/test_calc.py"),
        Work.of(
            "renames a test", Project.PYTEST, "sed -i 's/test_add/check_add/' tests/test_calc.py"),
        Work.of(
            "defines a test again",
            Project.PYTEST,
            "printf '\\n\\ndef test_add():\\n    assert True\\n' >> tests/test_calc.py"),
        Work.of(
            "patches the product in a test file",
            Project.PYTEST,
            "printf '\\nadd = lambda a, b: a + b\\n' >> tests/test_calc.py"),
        Work.of(
            "patches it in another test file",
            Project.PYTEST,
            "printf 'import calc\\ncalc.add = lambda a, b: a + b\\ndef test_x(): pass\\n' > tests/test_a.py"),
        Work.of(
            "patches it in a package file",
            Project.PYTEST,
            "printf 'import calc\\ncalc.add = lambda a, b: a + b\\n' > tests/__init__.py"),
        Work.of(
            "puts a link in the test's place",
            Project.PYTEST,
            "mkdir d; sed 's/== 5/== -1/' tests/test_calc.py > d/t.txt; rm tests/test_calc.py; ln -s ../d/t.txt tests/test_calc.py"),
        Work.of(
            "skips from the product",
            Project.PYTEST,
            "printf 'import pytest\\ndef add(a, b): pytest.skip(\"x\")\\ndef neg(a): return -a\\n' > calc.py"),
        Work.of(
            "in two passes, first honestly",
            Project.PYTEST,
            "if [ -e n ]; then sed -i 's/== 5/== -1/' tests/test_calc.py; else touch n; fi"),
        Work.of(
            "empties a suite",
            Project.UNITTEST,
            "printf 'def load_tests(l, t, p):\\n    import unittest\\n    return unittest.TestSuite()\\n' > tests/__init__.py"),
        Work.of(
            "renames a test of unittest",
            Project.UNITTEST,
            "sed -i 's/def test_add/def xtest_add/' tests/test_calc.py"),
        Work.of(
            "moves tests to where none are looked for",
            Project.UNITTEST,
            "mkdir tests/data; mv tests/test_calc.py tests/data/; printf 'import unittest\\nclass T(unittest.TestCase):\\n    def test_x(self): pass\\n' > tests/test_n.py"),
        Work.of("changes a case's data", Project.MAKE, "echo '2 3 -1' > tests/cases/1"),
        Work.of("removes a case", Project.MAKE, "rm tests/cases/1"),
        Work.of(
            "skips a test of node",
            Project.NODE,
            "sed -i \"s/t('add'/t.skip('add'/\" test/calc.test.js"),
        Work.of(
            "marks a test of node as to do",
            Project.NODE,
            "sed -i \"s/t('add',/t('add', { todo: true },/\" test/calc.test.js"),
        Work.of(
            "renames a test file of node",
            Project.NODE,
            "mv test/calc.test.js test/calc.txt; echo \"require('node:test')('x', () => {})\" > test/x.test.js"),
        Work.of(
            "replaces the product in a test",
            Project.NODE,
            "echo \"require('../calc.js').add = (a, b) => a + b;\" > test/0.test.js"),
        Work.of(
            "builds a test away",
            Project.GO,
            "{ printf '//go:build never\\n\\n'; cat calc_test.go; } > t; mv t calc_test.go"),
        Work.of(
            "names a test for another system", Project.GO, "mv calc_test.go calc_windows_test.go"),
        Work.of(
            "takes over the main of the tests",
            Project.GO,
            "printf 'package x\\n\\nimport (\\n\\t\"os\"\\n\\t\"testing\"\\n)\\n\\nfunc TestMain(m *testing.M) { os.Exit(0) }\\n' > main_test.go"),
        Work.of(
            "puts tests into a module of their own",
            Project.GO,
            "mkdir sub; mv calc_test.go sub/; cp calc.go sub/; printf 'module y\\n\\ngo 1.20\\n' > sub/go.mod"));
  }
}
