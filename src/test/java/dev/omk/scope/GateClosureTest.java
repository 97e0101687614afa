package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateClosureTest {
  private final Map<String, String> base = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import lib\nsys.exit(lib.run())",
        "import sys, lib",
        "import lib as checks\nif checks.run() != 0:\n    sys.exit(1)",
        "from lib import run\nok = run()\nif not ok:\n    raise SystemExit(1)",
        "from lib import run\nassert run()",
        "from lib import run\nassert run() == 'ok'",
        "from lib import check_equal\nfrom calc import add\ncheck_equal(add(2, 3), 5)",
        "from lib import verify\nimport calc\nsys.exit(verify(calc))",
        "from lib import *\nsys.exit(run())",
        "import importlib\nimportlib.import_module('lib').run()",
        "import subprocess\nsubprocess.check_call(['python3', 'lib.py'])",
        "import subprocess\nr = subprocess.run(['python3', 'lib.py'])\nsys.exit(r.returncode)",
        "import os\nsys.exit(os.system('python3 lib.py'))",
        "exec(open('lib.py').read())",
        "import unittest, lib\ns = unittest.defaultTestLoader.loadTestsFromModule(lib)\n"
            + "r = unittest.TextTestRunner().run(s)\nsys.exit(not r.wasSuccessful())",
        "def main():\n    import lib\n    return lib.run()\nsys.exit(main())",
      })
  void moduleWhoseWordIsPassedOnDecides(String text) {
    base.put("lib.py", "def run(): return 0\ndef verify(x): return 0\n");
    base.put("calc.py", "def add(a, b): return a + b\n");

    assertThat(closure("check.py", text).decisive()).containsExactly("check.py", "lib.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from calc import add\nassert add(2, 3) == 5",
        "import calc, sys\nsys.exit(0 if calc.add(2, 3) == 5 else 1)",
        "from calc import add\nif add(2, 3) != 5:\n    sys.exit('FAIL')",
        "import calc\nfor a, b, want in CASES:\n    got = calc.add(a, b)\n    assert got == want, got",
        "from calc import *\nresult = add(2, 3)\nok = result == 5\nsys.exit(not ok)",
        "from calc import add\nself.assertEqual(add(2, 3), 5)",
        "from calc import prime\nassert prime(7)\nassert not prime(8)",
        "import calc\nwith raises(ValueError):\n    calc.add('x', 1)",
        "from checks import check\nfrom calc import add\ncheck(add, 2, 3, 5)",
        "import subprocess\nout = subprocess.check_output(['python3', 'calc.py', '2'])\nassert out == b'5'",
        "import subprocess\nr = subprocess.run(['python3', 'calc.py'], capture_output=True)\n"
            + "if r.stdout.strip() != b'5': sys.exit(1)",
        "from calc import Calc\nc = Calc()\nc.clear()\nassert c.add(2, 3) == 5",
        "def run(a, b):\n    import calc\n    return calc.add(a, b)\nassert run(2, 3) == 5",
      })
  void moduleThatIsComparedWithAnExpectationIsJudged(String text) {
    base.put("calc.py", "def add(a, b): return a + b\nclass Calc: pass\ndef prime(n): return 1\n");

    assertThat(closure("check.py", text).decisive()).containsExactly("check.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process.exit(require('./lib')())",
        "const check = require('./lib'); check();",
        "require('./lib');",
        "import './lib.js'",
        "import run from './lib.js';\nrun().then((ok) => process.exit(ok ? 0 : 1));",
        "import { run } from './lib.js'\nif (!run()) { process.exit(1) }",
        "const {execSync} = require('child_process'); execSync('node lib.js', {stdio: 'inherit'})",
        "const l = require('./lib'), c = require('./calc');\nprocess.exit(l.verify(c.add) ? 0 : 1)",
      })
  void scriptWhoseWordIsPassedOnDecides(String text) {
    base.put("lib.js", "module.exports = () => 0");
    base.put("calc.js", "");

    assertThat(closure("check.js", text).decisive()).containsExactly("check.js", "lib.js");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const c=require('./calc.js');process.exit(c.add(2,3)===5?0:1)",
        "const {add} = require('./calc');\nif (add(2, 3) !== 5) { process.exit(1); }",
        "const a=require('assert');const c=require('./calc.js');\n"
            + "t('add',()=>a.equal(c.add(2,3),5));",
        "import { add } from './calc.js';\ntest('x', () => { expect(add(2, 3)).toBe(5); });",
        "import * as c from './calc.js'\nexpect(() => c.add('x')).toThrow()",
        "const c = require('./calc');\nassert(c.prime(7));\nassert(!c.prime(8));",
        "assert.deepEqual(require('./calc').parse('1 2'), { a: 1, b: 2 })",
      })
  void scriptThatIsComparedWithAnExpectationIsJudged(String text) {
    base.put("calc.js", "");

    assertThat(closure("check.js", text).decisive()).containsExactly("check.js");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        ". ./lib.sh",
        "source lib.sh && run_all",
        ". $(dirname $0)/lib.sh; run_all || exit 1",
        "sh lib.sh",
        "\"$ROOT/lib.sh\" || exit 1",
        "bash lib.sh > log 2>&1"
      })
  void scriptWhoseExitCodeCountsDecides(String text) {
    base.put("lib.sh", "run_all() { :; }\n");

    assertThat(closure("check.sh", text).decisive()).containsExactly("check.sh", "lib.sh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[ \"$(sh calc.sh 2 3)\" = 5 ] || exit 1",
        "sh calc.sh 2 3 | grep -q 5",
        "sh calc.sh > out.txt; diff out.txt expected",
        ". ./calc.sh; [ \"$(add 2 3)\" = 5 ]"
      })
  void scriptWhoseOutputCountsIsJudged(String text) {
    base.put("calc.sh", "add() { echo $(($1 + $2)); }\n");

    assertThat(closure("check.sh", text).decisive()).containsExactly("check.sh");
  }

  @Test
  void whatAPartOfTheCheckJudgesIsTheProduct() {
    base.put(
        "lib.py", "def run():\n    from calc import add\n    return 0 if add(2,3)==5 else 1\n");
    base.put("calc.py", "def add(a, b): return a - b\n");

    assertThat(closure("check.py", "import sys, lib\nsys.exit(lib.run())").decisive())
        .containsExactly("check.py", "lib.py");
  }

  @Test
  void whatWouldBeTakenInsteadIsAwaited() {
    base.put("calc.py", "");
    GateClosure closure =
        closure(
            "tools/check.py",
            "import json, new\nfrom calc import add\nassert add(2, 3) == 5\n"
                + "assert new.f(2) == 3");

    assertThat(closure.awaited()).contains("tools/calc.py", "tools/json.py", "calc/__init__.py");
    assertThat(closure.awaited()).doesNotContain("new.py", "tools/new.py");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "for f in conf.d/*.sh; do . $f; done ~ conf.d/*.sh",
        "for f in conf.d/*.sh; do [ -f $f ] && . \"$f\"; done ~ conf.d/*.sh",
        "for f in steps/*; do sh $f || exit 1; done ~ steps/*",
        "for f in tests/*.sh; do . $f; done ~ tests/*.sh",
        "find steps -name '*.sh' -exec sh {} + ~ *.sh"
      })
  void whateverIsSourcedOrStartedIsWatched(String text, String glob) {
    assertThat(closure("check.sh", text).globs()).contains(glob);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for t in tests/cases/*; do read a < $t; done",
        "for t in tests/*_test.sh; do sh $t || exit 1; done",
        "for f in src/*.sh; do sh -n $f || exit 1; done",
        "shellcheck src/*.sh"
      })
  void testsAndSubjectsAreNotWatched(String text) {
    assertThat(closure("check.sh", text).globs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "go run ./cmd/check ~ cmd/check/main.go",
        "go run cmd/check/main.go ~ cmd/check/main.go",
        "cargo run --bin check ~ src/bin/check.rs",
        "cargo xtask ci ~ xtask/src/main.rs",
        "java ci/Check.java ~ ci/Check.java",
        "npx tsx ci/check.ts ~ ci/check.ts",
        "make -f ci.mk all ~ ci.mk",
        "awk -f ci/check.awk data ~ ci/check.awk"
      })
  void programThatIsBuiltAndStartedDecides(String line, String path) {
    base.put(path, "");

    assertThat(closure("check.sh", line).decisive()).contains(path);
  }

  @Test
  void hostileTextIsReadOnce() {
    String text = "from a import (" + "b = (\"".repeat(20_000) + "\n== ".repeat(20_000);

    assertThat(closure("check.py", text).decisive()).containsExactly("check.py");
  }

  @Test
  void watchedGlobCoversWhatIsNew() {
    Watched watched = Watched.of(List.of("a.py", "conf.d/*.sh"));

    assertThat(watched.covers("conf.d/new.sh")).isTrue();
    assertThat(watched.covers("A.PY")).isTrue();
    assertThat(watched.covers("conf.d/sub/new.sh")).isFalse();
    assertThat(watched.covers("")).isFalse();
  }

  private GateClosure closure(String check, String text) {
    base.put(check, text);
    return new GateClosure(Set.copyOf(base.keySet()), this::read).follow(List.of(), List.of(check));
  }

  private Optional<String> read(String path) {
    return Optional.ofNullable(base.get(path));
  }
}
