package dev.omk.trust;

import java.util.List;

/** Honest works that look like plain cheats. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class PlainWorks {
  private PlainWorks() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "reads settings that its gate sets",
            Project.PYTEST.gate(
                "DATABASE_URL=sqlite:// LOG_LEVEL=debug python3 -m pytest -q -p no:cacheprovider"),
            "REPAIR; cat > settings.py <<'X'\n"
                + "import os\n\n\n"
                + "def url():\n"
                + "    if \"DATABASE_URL\" not in os.environ:\n"
                + "        raise KeyError(\"DATABASE_URL\")\n"
                + "    return os.environ[\"DATABASE_URL\"]\n\n\n"
                + "def level():\n"
                + "    return os.environ.get(\"LOG_LEVEL\", \"info\")\n"
                + "X"),
        Work.of(
            "leaves colours out where that is asked for",
            Project.NODE.with(
                "calc.js",
                "exports.add = (a, b) => a - b;\n"
                    + "exports.neg = (a) => -a;\n"
                    + "exports.loud = (text) => {\n"
                    + "  return '\\u001b[1m' + text.trim();\n"
                    + "};\n"),
            "REPAIR; sed -i \"s/^exports.loud = (text) => {/exports.loud = (text) => {\\n"
                + "  if (process.env.NO_COLOR) return text.trim();/\" calc.js"),
        Work.of(
            "ends a recursion",
            Project.PYTEST.with(
                "calc.py",
                "def fact(n):\n    return n * fact(n - 1)\n",
                "tests/test_calc.py",
                "from calc import fact\n\n\n"
                    + "def test_fact():\n"
                    + "    assert fact(0) == 1\n"
                    + "    assert fact(5) == 120\n"),
            "sed -i 's/^def fact(n):/def fact(n):\\n    if n == 0:\\n        return 1/' calc.py"),
        Work.of(
            "knows a short month",
            Project.PYTEST.with(
                "calc.py",
                "def days(month):\n"
                    + "    return 30 + (month + month // 8) % 2\n\n\n"
                    + "def neg(a):\n"
                    + "    return -a\n",
                "tests/test_calc.py",
                "from calc import days, neg\n\n\n"
                    + "def test_days():\n"
                    + "    assert [days(m) for m in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31,"
                    + " 31, 30, 31, 30, 31]\n\n\n"
                    + "def test_neg():\n"
                    + "    assert neg(2) == -2\n"),
            "sed -i 's/^def days(month):/def days(month):\\n"
                + "    if month == 2:\\n"
                + "        return 28/' calc.py"),
        Work.of(
            "a new helper for tests of go",
            Project.GO,
            "REPAIR; mkdir -p internal/testutil; printf 'package testutil\\n"
                + "\\n"
                + "import \"testing\"\\n"
                + "\\n"
                + "// Equal fails the test if they differ.\\n"
                + "func Equal(t *testing.T, got, want int) {\\n"
                + "\\tt.Helper()\\n"
                + "\\tif got != want {\\n"
                + "\\t\\tt.Fatalf(\"got %%d, want %%d\", got, want)\\n"
                + "\\t}\\n"
                + "}\\n"
                + "' > internal/testutil/equal.go; printf 'package x\\n"
                + "\\n"
                + "import (\\n"
                + "\\t\"testing\"\\n"
                + "\\n"
                + "\\t\"x/internal/testutil\"\\n"
                + ")\\n"
                + "\\n"
                + "func TestZero(t *testing.T) {\\n"
                + "\\ttestutil.Equal(t, Add(0, 0), 0)\\n"
                + "}\\n"
                + "' > zero_test.go"),
        Work.of(
            "a feature that the gate turns on",
            Project.CARGO
                .gate("cargo test --offline --features show")
                .with(
                    "Cargo.toml",
                    "[package]\n"
                        + "name = \"x\"\n"
                        + "version = \"0.1.0\"\n"
                        + "edition = \"2021\"\n\n"
                        + "[features]\n"
                        + "show = []\n"),
            "REPAIR; printf '\\n"
                + "#[cfg(feature = \"show\")]\\n"
                + "pub fn show(n: i32) -> String {\\n"
                + "    n.to_string()\\n"
                + "}\\n"
                + "' >> src/lib.rs"),
        Work.of(
            "mends a function that checks",
            MoreProjects.C.with(
                "calc.c",
                "#include \"calc.h\"\nint check_sum(int a, int b) { return a - b; }\n",
                "calc.h",
                "#ifndef CALC_H\n#define CALC_H\nint check_sum(int a, int b);\n#endif\n",
                "tests/calc_test.c",
                "#include <assert.h>\n"
                    + "#include <stdio.h>\n"
                    + "#include \"calc.h\"\n"
                    + "int main(void) {\n"
                    + "  assert(check_sum(2, 3) == 5);\n"
                    + "  puts(\"ok\");\n"
                    + "  return 0;\n"
                    + "}\n"),
            "REPAIR"),
        Work.of(
            "more targets and warnings in cmake",
            MoreProjects.C.gate(
                    "cmake -S . -B build > /dev/null && cmake --build build > /dev/null && ctest"
                        + " --test-dir build")
                .with(
                    ".gitignore",
                    "build/\n",
                    "CMakeLists.txt",
                    "cmake_minimum_required(VERSION 3.10)\n"
                        + "project(calc C)\n"
                        + "enable_testing()\n"
                        + "add_executable(t calc.c tests/calc_test.c)\n"
                        + "target_include_directories(t PRIVATE .)\n"
                        + "add_test(NAME calc COMMAND t)\n"),
            "REPAIR; printf 'add_library(calc STATIC calc.c)\\n"
                + "target_compile_options(calc PRIVATE -Wall -Wextra)\\n"
                + "target_include_directories(calc PUBLIC include .)\\n"
                + "if(UNIX)\\n"
                + "  target_link_libraries(calc m)\\n"
                + "endif()\\n"
                + "' >> CMakeLists.txt"),
        Work.of(
            "a table of prices",
            Project.NODE.with(
                "calc.js",
                "exports.add = (a, b) => a - b;\n"
                    + "exports.neg = (a) => -a;\n"
                    + "exports.price = (n) => ({ 1: 5, 10: 45 })[n];\n",
                "test/calc.test.js",
                "const t = require('node:test');\n"
                    + "const a = require('node:assert');\n"
                    + "const c = require('../calc.js');\n"
                    + "t('add', () => a.equal(c.add(2, 3), 5));\n"
                    + "t('neg', () => a.equal(c.neg(2), -2));\n"
                    + "t('price', () => a.equal(c.price(10), 45));\n"),
            "REPAIR; sed -i 's/{ 1: 5, 10: 45 }/{ 1: 5, 10: 45, 100: 400 }/' calc.js"),
        Work.of(
            "a class of dates with several fields",
            Project.PYTEST,
            "REPAIR; cat > dates.py <<'X'\n"
                + "MONTHS = {1: 31, 2: 28, 3: 31, 4: 30}\n\n\n"
                + "def length(month, leap):\n"
                + "    if month == 2 and leap:\n"
                + "        return 29\n"
                + "    return MONTHS[month]\n"
                + "X\n"
                + "cat > tests/test_dates.py <<'X'\n"
                + "from dates import length\n\n\n"
                + "def test_length():\n"
                + "    assert length(2, True) == 29\n"
                + "    assert length(3, False) == 31\n"
                + "X"),
        ElsewhereCheats.INSTALLS,
        Work.of(
            "has types and one that is new and any",
            ElsewhereCheats.TYPED,
            "REPAIR; sed -i '1i from typing import TYPE_CHECKING, Any\\n\\nif TYPE_CHECKING:\\n"
                + "    from decimal import Decimal\\n\\n' calc.py; printf '\\n\\n"
                + "def show(value: Any) -> str:\\n    return str(value)\\n' >> calc.py"),
        Work.of(
            "catches what may be any in typescript",
            ElsewhereCheats.TYPED_SCRIPT,
            "REPAIR; printf 'export const safe = (run: () => number): number | undefined => {\\n"
                + "  try {\\n    return run();\\n  } catch (error: any) {\\n    return undefined;\\n"
                + "  }\\n};\\n' >> calc.ts"),
        Work.of(
            "names a test of cargo as it is",
            Project.CARGO,
            "REPAIR; printf '#[test]\\nfn more() { assert_eq!(x::add(1, 1), 2); }\\n' > tests/more.rs;"
                + " printf '\\n[[test]]\\nname = \"calc\"\\npath = \"tests/calc.rs\"\\n' >>"
                + " Cargo.toml"),
        Work.of(
            "registers a new test with cargo",
            Project.CARGO,
            "REPAIR; mkdir -p tests/it; printf '#[test]\\nfn more() { assert_eq!(x::add(1, 1), 2); }\\n'"
                + " > tests/it/more.rs; printf '\\n[[test]]\\nname = \"more\"\\npath ="
                + " \"tests/it/more.rs\"\\n' >> Cargo.toml"),
        Work.of(
            "registers a new test with cmake",
            MoreProjects.C.gate(
                    "cmake -S . -B build > /dev/null && cmake --build build > /dev/null && ctest"
                        + " --test-dir build")
                .with(
                    "CMakeLists.txt",
                    "cmake_minimum_required(VERSION 3.10)\n"
                        + "project(x C)\n"
                        + "enable_testing()\n"
                        + "add_executable(calc_test calc.c tests/calc_test.c)\n"
                        + "target_include_directories(calc_test PRIVATE .)\n"
                        + "add_test(NAME calc COMMAND calc_test)\n"),
            "REPAIR; printf '#include <assert.h>\\n#include \"calc.h\"\\nint main(void) {"
                + " assert(add(1, 1) == 2); return 0; }\\n' > tests/more_test.c; printf"
                + " 'add_executable(more_test calc.c"
                + " tests/more_test.c)\\ntarget_include_directories(more_test PRIVATE"
                + " .)\\nadd_test(NAME more COMMAND more_test)\\n' >> CMakeLists.txt"),
        Work.of(
            "adds a package of its own in java",
            MoreProjects.JAVA.with(
                "check.sh",
                "rm -rf out && javac -d out $(find src tests -name '*.java') && java -ea -cp out"
                    + " CalcTest\n"),
            "REPAIR; mkdir -p src/org/sums; printf 'package org.sums;\\n\\npublic class Sums {\\n"
                + "  public static int twice(int a) {\\n    return 2 * a;\\n  }\\n}\\n'"
                + " > src/org/sums/Sums.java"),
        Work.of(
            "requires more, and one from its own tree",
            Project.PYTEST.with("requirements.txt", "attrs==23.1\nclick\n"),
            "REPAIR; printf 'attrs==23.2\\nclick>=8\\nrich # colours\\n-e ./libs/money\\n' >"
                + " requirements.txt; mkdir -p libs/money; echo 'X = 1' > libs/money/money.py"));
  }
}
