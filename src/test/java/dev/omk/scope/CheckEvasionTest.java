package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around a check that lie in what it shares, takes in, or is told to overlook. */
class CheckEvasionTest {
  private static final String LOOP =
      "while read -r a b want; do\n"
          + "  got=$(./calc $a $b)\n"
          + "  [ \"$got\" = \"$want\" ] || exit 1\n"
          + "done < cases\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.py~lines = sys.stdin.read()",
        "calc.py~x = input()",
        "calc.c~while (getchar() != EOF) ;",
        "calc.js~require('fs').readFileSync(0);",
        "calc.sh~cat > /dev/null",
        "calc.sh~read -r rest",
        "calc.sh~head -n 99 > /dev/null",
        "main.go~b, _ := io.ReadAll(os.Stdin)",
        "calc.rb~STDIN.read",
        "calc.py~subprocess.run(['cat'])"
      })
  void programThatReadsTheRestOfTheCasesIsFound(String path, String line) {
    assertThat(reads(path, "", line + "\n", LOOP)).isTrue();
    assertThat(reads(path, "", line + "\n", "bash < check.sh")).isTrue();
    assertThat(reads(path, "", line + "\n", "sh check.sh")).isFalse();
    assertThat(reads(path, line, line + "\n", LOOP)).isFalse();
  }

  private static boolean reads(String path, String base, String candidate, String check) {
    return SharedInput.in(path, base, candidate, () -> SharedInput.isSharedBy(List.of(check)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat want.txt > x", "grep -q a file.txt", "echo 1 | sort -u", "# read"})
  void shellThatReadsAFileIsNot(String line) {
    assertThat(reads("calc.sh", "", line + "\n", LOOP)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "import os  # noqa: F401~ruff check .",
        "# ruff: noqa~.venv/bin/ruff check",
        "return a  # type: ignore~python -m mypy src",
        "def sub(a):  # pragma: no cover~coverage run -m pytest",
        "// eslint-disable-next-line no-eval~npx eslint .",
        "// @ts-expect-error~tsc --noEmit",
        "#[allow(dead_code)]~cargo clippy -- -D warnings",
        "x() //nolint:errcheck~golangci-lint run",
        "# shellcheck disable=SC2086~shellcheck *.sh",
        "# rubocop:disable Style~bundle exec rubocop"
      })
  void wordThatSilencesTheGateIsFound(String line, String gate) {
    assertThat(Silenced.by(List.of(gate)).lines("a\n", "a\n" + line + "\n")).containsExactly(2);
    assertThat(Silenced.by(List.of(gate)).lines(line, line)).isEmpty();
    assertThat(Silenced.by(List.of("pytest -q")).lines("a\n", line)).isEmpty();
  }

  @Test
  void exampleThatSaysSomethingElseIsFound() {
    String base = "def add(a, b):\n    \"\"\"Sum.\n\n    >>> add(2, 3)\n    5\n    \"\"\"\n";
    assertThat(DocumentedExamples.changed("c.py", base, base.replace("    5", "    -1"))).isTrue();
    assertThat(DocumentedExamples.changed("c.py", base, base.replace("3)", "3)  # doctest: +SKIP")))
        .isTrue();
    assertThat(DocumentedExamples.changed("c.py", base, base.replace("Sum.", "The sum.")))
        .isFalse();
    assertThat(
            DocumentedExamples.changed(
                "c.py", base, base.replace("    5\n", "    5\n    >>> add(1, 1)\n    2\n")))
        .isFalse();
    String rust = "/// ```\n/// assert_eq!(add(2, 3), 5);\n/// ```\npub fn add() {}\n";
    assertThat(DocumentedExamples.changed("l.rs", rust, rust.replace("5", "1"))).isTrue();
    assertThat(DocumentedExamples.changed("l.rs", rust, rust.replace("{}", "{ x }"))).isFalse();
  }

  @Test
  void whatAMakefileTakesInIsAwaited() {
    assertThat(included("-include calc.d\n")).containsExactly("calc.d");
    assertThat(included("include $(wildcard conf/*.inc)\n")).containsExactly("conf/*.inc");
    assertThat(included("-include $(OBJS:.o=.d)\n")).contains("**/*.d");
    assertThat(included("check:\n\tsh check.sh\n")).isEmpty();
    assertThat(
            new MakeIncludes(
                    Set.of("Makefile", "build/settings"),
                    path -> Optional.of("include build/settings gone.mk\n"))
                .found())
        .containsExactly("build/settings");
  }

  @Test
  void whatMakeWouldTakeForItsTargetIsAwaited() {
    String makefile =
        """
        .PHONY: all check
        FLAGS := -O2
        export X = a:b
        all: calc
        check: verified
        verified: calc.sh run.sh
        \tsh run.sh: not a rule
        %.out: %.in
        """;
    Set<String> known = Set.of("sub/Makefile", "sub/calc");
    assertThat(new MakeTargets(known, path -> Optional.of(makefile)).awaited())
        .containsExactlyInAnyOrder("sub/verified", "sub/*.out");
  }

  @Test
  void whatMakeWouldFindInAnotherFolderFirstIsAwaited() {
    String makefile = "VPATH = src:checker\ntest: t\n";
    Set<String> known = Set.of("Makefile", "checker/main.c", "src/calc.c", "other/x.c");
    assertThat(new MakeTargets(known, path -> Optional.of(makefile)).awaited())
        .contains("src/main.c", "main.c", "checker/calc.c", "test")
        .doesNotContain("src/x.c", "checker/main.c");
    assertThat(new MakeTargets(known, path -> Optional.of("vpath %.c src checker\n")).awaited())
        .contains("src/main.c");
  }

  @Test
  void macrosThatAnotherHeaderLeavesAloneAreFound() {
    String header = "#ifndef EXPECT_H\n#define EXPECT_H\n#define EXPECT(x) f(x)\n#endif\n";
    assertThat(MacroGuards.left(header + "#if !defined(MORE)\n#ifndef _GNU_SOURCE\n"))
        .containsExactly("EXPECT_H", "MORE");
    assertThat(MacroGuards.defined("# define EXPECT_H\n  #define B(x) 1\nint define;\n"))
        .containsExactly("EXPECT_H", "B");
  }

  @Test
  void moduleInAnotherFolderOfThePathIsTaken() {
    String test =
        "import sys\nsys.path.insert(0, 'src')\nsys.path.insert(0, 'gen')\nfrom calc import add\n";
    Set<String> known = Set.of("src/calc.py", "tests/test_calc.py");
    assertThat(AwaitedModules.takes("gen/calc.py", "tests/test_calc.py", test, known)).isTrue();
    assertThat(AwaitedModules.takes("other/calc.py", "tests/test_calc.py", test, known)).isFalse();
    assertThat(AwaitedModules.takes("gen/more.py", "tests/test_calc.py", test, known)).isFalse();
  }

  @Test
  void whatIsTakenInThePlaceOfAnotherFileIsFound() {
    Set<String> known = Set.of("support/expect.h", "src/calc.js", "cases.json", "src/web.html");
    assertThat(TakenFirst.before("src/expect.h", known)).contains("support/expect.h");
    assertThat(TakenFirst.before("src/calc.d.ts", known)).contains("src/calc.js");
    assertThat(TakenFirst.before("cases.js", known)).contains("cases.json");
    assertThat(TakenFirst.before("src/web.ts", known)).isEmpty();
    assertThat(TakenFirst.before("src/more.h", known)).isEmpty();
    assertThat(TakenFirst.before("lib/calc.js", known)).isEmpty();
  }

  @Test
  void filesThatUnittestDiscoversAreNamed() {
    GateOperands operands =
        new GateOperands(Set.of("qa/sum_cases.py", "qa/more.py", "x/a_cases.py"));
    operands.command(
        new GateCommands.Placed(
            ShellLine.commands("python3 -m unittest discover -s qa -p '*_cases.py'").getFirst(),
            ""));
    assertThat(operands.named()).containsExactly("qa/sum_cases.py");
  }

  @Test
  void checksInsideOfAProgramAreFoundWhenTheyChange() {
    String self =
        """
        int add(int a, int b) { return a - b; }
        #ifdef SELFTEST
        # if defined(X)
        # endif
        int main(void) { return add(2, 3) != 5; }
        #else
        int other;
        #endif
        """;
    assertThat(CSelfTests.changed(self, self.replace("a - b", "a + b"))).isFalse();
    assertThat(CSelfTests.changed(self, self.replace("int other", "int more"))).isFalse();
    assertThat(CSelfTests.changed(self, self.replace("!= 5", "!= -1"))).isTrue();
    assertThat(CSelfTests.changed(self, "int add(int a, int b) { return a - b; }\n")).isTrue();
    String program = "int main(void) { if (add(2, 3) != 5) puts(\"FAIL\"); }\n";
    assertThat(CSelfTests.changed(program, program.replace("5", "-1"))).isTrue();
    String tool = "int main(void) { fprintf(stderr, \"failed to open\"); }\n";
    assertThat(CSelfTests.changed(tool, tool.replace("open", "read"))).isFalse();
  }

  private static Set<String> included(String makefile) {
    return new MakeIncludes(Set.of("Makefile"), path -> Optional.of(makefile)).awaited();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH=\"$PWD/bin:$PATH\"",
        "export PATH=bin:$PATH",
        "PATH=$(cd \"$(dirname \"$0\")\" && pwd)/bin:$PATH"
      })
  void programInAFolderOfThePathIsAwaited(String line) {
    assertThat(new PathFolders(Set.of("bin/calc")).awaited(line + "\ncalc 2 3 > o\ndiff o want\n"))
        .contains("bin/diff")
        .doesNotContain("bin/calc");
    assertThat(new PathFolders(Set.of()).awaited("PATH=/usr/bin:$PATH\ndiff a b\n")).isEmpty();
  }

  @Test
  void moduleInFrontOfTheOneThatTestsLoadIsFound() {
    Set<String> known = Set.of("src/calc.py", "lib/sums.py", "tests/test_calc.py");
    String test = "from calc import add\nfrom sums import same\n";
    assertThat(AwaitedModules.takes("src/sums.py", "tests/test_calc.py", test, known)).isTrue();
    assertThat(AwaitedModules.takes("src/more.py", "tests/test_calc.py", test, known)).isFalse();
    // Where the module is gone, a package of its name is its new place.
    Set<String> moved = Set.of("lib/sums.py", "tests/test_calc.py");
    assertThat(AwaitedModules.takes("src/calc/__init__.py", "tests/test_calc.py", test, moved))
        .isFalse();
  }

  @Test
  void moduleThatATestCanDoWithoutIsFound() {
    String test = "try:\n    from local import WANT\nexcept ImportError:\n    WANT = 5\n";
    assertThat(AwaitedModules.takes("local.py", "test_calc.py", test, Set.of("test_calc.py")))
        .isTrue();
    // A test that was written first waits for what is to be made.
    assertThat(
            AwaitedModules.takes(
                "local.py", "test_calc.py", "from local import f\n", Set.of("test_calc.py")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"assert.h", "include/stdlib.h", "src/main/java/a/Assertions.java"})
  void nameOfTheSystemIsFound(String path) {
    assertThat(SystemNames.shadows(path)).isTrue();
    assertThat(SystemNames.shadows("src/calc.h")).isFalse();
  }

  @Test
  void whatIsTakenByItsNameIsFound() {
    assertThat(SystemNames.loadedByName("__mocks__/chai.js")).isTrue();
    assertThat(SystemNames.loadedByName(".env.test")).isTrue();
    assertThat(SystemNames.loadedByName(".env.example")).isFalse();
    assertThat(SystemNames.isForeign("vendor/github.com/a/b.go")).isTrue();
    assertThat(SystemNames.isForeign("src/vendor.go")).isFalse();
  }
}
