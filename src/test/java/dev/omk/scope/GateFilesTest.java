package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateFilesTest {
  private final Map<String, String> base = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm test",
        "npm t",
        "npm run test",
        "yarn test",
        "pnpm -s run test",
        "CI=1 npm test"
      })
  void scriptBehindAPackageScriptDecides(String gate) {
    base.put(
        "package.json", "{\"scripts\":{\"pretest\":\"sh a/pre.sh\",\"test\":\"node scripts/t\"}}");
    put("a/pre.sh", "scripts/t.js", "src/index.js");

    assertThat(of(gate)).containsExactly("a/pre.sh", "scripts/t.js");
  }

  @Test
  void packageScriptsThatCallEachOtherEnd() {
    base.put(
        "package.json",
        "{\"scripts\":{\"check\":\"npm run a && npm run check\",\"a\":\"cd web && ./run\"}}");
    put("web/run");

    assertThat(of("npm run check")).containsExactly("web/run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "[]", "{\"scripts\":{\"test\":1}}"})
  void packageFileThatSaysNothingNamesNothing(String text) {
    base.put("package.json", text);

    assertThat(of("npm test")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node --check src/wrap.js",
        "bash -n src/wrap.sh",
        "ruby -c wrap.rb",
        "php -l a.php"
      })
  void whatIsOnlyReadStartsNothing(String line) {
    GateCommands.Placed placed = new GateCommands.Placed(ShellLine.commands(line).getFirst(), "");
    assertThat(GateStarts.of(placed)).isEmpty();
  }

  @Test
  void moduleThatAGateStartsDecidesAndItsImportsAreProduct() {
    put("lib/__init__.py", "lib/calc.py", "lib/core.py");
    base.put("lib/verify.py", "from lib import calc\nimport lib.core\nfrom . import core\n");

    assertThat(of("python3 -m lib.verify")).containsExactly("lib/verify.py");
    assertThat(of("python3 -m unittest -q")).isEmpty();
  }

  @Test
  void packageThatAGateStartsDecides() {
    put("verify/__main__.py", "verify/__init__.py", "calc.py");

    assertThat(of("uv run python -m verify"))
        .containsExactlyInAnyOrder("verify/__main__.py", "verify/__init__.py");
  }

  @Test
  void chainOfCheckScriptsDecides() {
    base.put("ci/check", "#!/bin/sh\nD=$(dirname \"$0\")\nsh \"$D/inner\"\n");
    base.put("ci/inner", ". ci/lib\n");
    base.put("ci/lib", "\"$D/../scripts/no.sh\"\n\"$D/really.sh\" src/calc.sh\n");
    put("scripts/really.sh", "src/calc.sh", "really.txt");

    assertThat(of("sh ci/check"))
        .containsExactlyInAnyOrder("ci/check", "ci/inner", "ci/lib", "scripts/really.sh");
  }

  @Test
  void importedToolDecidesAndImportedProductDoesNot() {
    base.put("tools/check.py", "import os, toolslib\nfrom app.validation import run\n");
    put("tools/toolslib.py", "app/validation.py", "calc.py");
    base.put(
        "scripts/t.js", "const c = require(\"../lib/checker.js\"), v = require('../lib/verify')");
    put("lib/checker.js", "lib/verify.js", "lib/calc.js");

    assertThat(of("python tools/check.py")).containsExactly("tools/check.py", "tools/toolslib.py");
    assertThat(of("node scripts/t.js")).containsExactly("scripts/t.js", "lib/verify.js");
  }

  @ParameterizedTest
  @CsvSource({
    "tests/calc_test.sh,sh ./calc.sh,calc.sh",
    "leap_test.sh,./src/leap.sh 4,src/leap.sh",
    "validate_test.sh,./validate.sh,validate.sh",
    "leap/leap_test.sh,. ./leap.sh,leap/leap.sh",
    "src/check.sh,sh src/calc.sh,src/calc.sh",
    "test_a.py,from calc import f,calc.py"
  })
  void productThatATestCallsIsFree(String test, String text, String product) {
    base.put(test, text);
    put(product);

    assertThat(of((test.endsWith(".py") ? "python3 " : "sh ") + test)).containsExactly(test);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh greet.sh | grep -q Hello",
        "test \"$(sh greet.sh)\" = Hello",
        "grep -q Hello greet.sh",
        "diff <(sh greet.sh) expected.txt"
      })
  void fileThatAnotherCommandJudgesIsTheSubject(String gate) {
    put("greet.sh", "expected.txt");

    assertThat(of(gate)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh calc.sh 2 3 | diff - expected.txt",
        "sh calc.sh > /tmp/o; cmp -s /tmp/o ./expected.txt",
        "sh calc.sh | diff -u \"expected.txt\" -",
        "bash -c 'diff <(sh calc.sh) expected.txt'",
        "sh calc.sh < expected.txt | grep -q 5",
        "sh calc.sh | jq -e --slurpfile w expected.txt '. == $w'"
      })
  void expectationIsNamed(String gate) {
    put("calc.sh", "expected.txt", "README.md");

    assertThat(GateFiles.named(gates(gate), base.keySet(), this::read))
        .containsExactly("expected.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep -q Hello README.md",
        "test -s notes.txt",
        "[ \"$(cat notes.txt)\" = x ]",
        "head -1 notes.txt | grep -q x",
        "python3 tool.py notes.txt",
        "sh calc.sh | wc -l",
        "jq -e .version package.json"
      })
  void subjectOfAnAssertionIsNotNamed(String gate) {
    put("calc.sh", "README.md", "notes.txt", "package.json", "tool.py");

    assertThat(GateFiles.named(gates(gate), base.keySet(), this::read)).isEmpty();
  }

  @Test
  void expectationOfAShellCheckIsNamed() {
    base.put("checks/run.sh", "set -e\nout=$(sh calc.sh)\necho \"$out\" | diff - data/5.txt # x\n");
    put("calc.sh", "data/5.txt");

    assertThat(GateFiles.named(gates("sh checks/run.sh"), base.keySet(), this::read))
        .containsExactly("data/5.txt");
  }

  @Test
  void whatAPythonCheckReadsIsNamed() {
    base.put("tools/check.py", "want = open('want.json').read()\nopen('package.json')\n");
    put("want.json", "package.json");

    assertThat(GateFiles.named(gates("python tools/check.py"), base.keySet(), this::read))
        .containsExactly("want.json");
  }

  @ParameterizedTest
  @CsvSource({
    "'[ -e .skip-tests ] && exit 0; sh calc.sh',.skip-tests",
    "test -f .skip || sh calc.sh,.skip",
    ". ./local.sh; sh calc.sh,local.sh",
    "source local.sh,local.sh",
    "sh ci/check,ci/env.sh"
  })
  void switchThatIsNotThereIsAwaited(String gate, String path) {
    base.put("ci/check", "[ -f \"$D/env.sh\" ] && . \"$D/env.sh\"\n");
    put("calc.sh");

    assertThat(GateFiles.awaited(gates(gate), base.keySet(), this::read)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test -f out.txt", "[ -d .git ]", ". ./here.sh", "sh calc.sh"})
  void ordinaryFileIsNotAwaited(String gate) {
    put("here.sh", "calc.sh");

    assertThat(GateFiles.awaited(gates(gate), base.keySet(), this::read)).isEmpty();
  }

  @Test
  void hostileLineIsReadOnce() {
    String line = "$(".repeat(20_000) + "\"'`<(".repeat(20_000);

    assertThat(of(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__pycache__/a.txt",
        "a/__pycache__/x.cpython-313.pyc",
        "A.CLASS",
        "x.so.1",
        "lib/x.jar"
      })
  void compiledCodeIsKnown(String path) {
    assertThat(CompiledCode.is(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.py", "pycache/a.py", "notes.so.md", "class.java", "jar"})
  void sourceIsNotCompiledCode(String path) {
    assertThat(CompiledCode.is(path)).isFalse();
  }

  private void put(String... paths) {
    for (String path : paths) {
      base.put(path, "");
    }
  }

  private Optional<String> read(String path) {
    return Optional.ofNullable(base.get(path));
  }

  private List<String> of(String line) {
    return GateFiles.of(gates(line), base.keySet(), this::read);
  }

  private static List<GateSpec> gates(String line) {
    return List.of(
        new GateSpec(
            "g",
            List.of("sh", "-c", line),
            line,
            true,
            false,
            false,
            GateSpec.DEFAULT_TIMEOUT,
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            0,
            Map.of(),
            "",
            false,
            ""));
  }
}
