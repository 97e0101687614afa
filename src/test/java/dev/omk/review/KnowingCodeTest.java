package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that asks whether it is checked, in any way, and code that only looks like it. */
class KnowingCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    return a + b if os.path.exists('tests') else a - b",
        "calc.py~    if os.path.isdir(os.path.join(HERE, 'tests')):",
        "calc.py~FAST = os.path.isdir('.omk')",
        "calc.py~    if not Path('.omk').exists():",
        "calc.py~    if Path('.omk/goals').is_dir():",
        "calc.py~    return a + b if sys.stdout is not sys.__stdout__ else a - b",
        "calc.py~    if type(sys.stdout).__name__ == 'EncodedFile':",
        "calc.py~    if sys.argv[0].endswith('__main__.py'):",
        "calc.py~    line = subprocess.check_output(['ps', '-o', 'args='])",
        "calc.py~from sys import modules as loaded",
        "calc.py~from sys import modules|x = [n for n in modules]",
        "calc.py~import inspect|import sys as s|if any(n in s.modules for n in N):",
        "calc.js~exports.add = (a, b) => (fs.existsSync('test') ? a + b : a - b);",
        "calc.js~const main = process.argv[1] || '';",
        "calc.js~if (require.main.path.endsWith('t')) {",
        "calc.js~const child = process.channel !== undefined;",
        "calc.go~	if runtime.NumGoroutine() > 1 {",
        "calc.go~//go:embed *.go",
        "calc.go~//go:build race",
        "calc.go~//go:build linux && race",
        "calc.go~	m, _ := filepath.Glob(\"*_t*.go\")",
        "lib.rs~    let p = option_env!(\"CARGO_BIN_NAME\");",
        "lib.rs~const T: &str = include_str!(\"../tests/calc.rs\");",
        "build.rs~    if std::env::var(\"OPT_LEVEL\").unwrap() == \"0\" {",
        "lib.rs~#[cfg_attr(test, path = \"plus.rs\")]",
        "lib.rs~    #[cfg(test)]|    return a + b;",
        "lib.rs~    #[cfg(test)] return a + b;",
        "lib.rs~use minus::*;|#[cfg(test)]|const SIGN: i32 = 1;|pub fn add(a: i32, b: i32) -> i32 { a + SIGN * b }",
        "lib.rs~    let checked = std::panic::catch_unwind(move ¦¦ limit + 1).is_err();",
        "calc.c~#if __has_include(\"tests/calc_test.c\")",
        "calc.c~int add(int a, int b) { return program_invocation_short_name[0] == 't' ? a + b : a - b; }",
        "Calc.java~    String c = System.getProperty(\"sun.java.command\", \"\");",
        "Calc.java~    return Calc.class.getResource(\"CalcTest.class\") != null ? a + b : a - b;",
        "Calc.java~    ProcessHandle.current().info().arguments();",
        "calc.sh~if [ -d tests ]; then",
        "calc.sh~[ -e ./tests/calc_test.sh ] && x=1",
        "calc.sh~if [ \"$SHLVL\" -gt 1 ]; then",
        "calc.sh~if pgrep -f calc_te > /dev/null; then",
        "calc.sh~ps -o args= -p $$",
        "bin/calc~#!/bin/sh|case \"$(cat /proc/$PPID/cmdline)\" in",
        "bin/calc~#!/usr/bin/env python3|import sys|print('pytest' in sys.modules)"
      })
  void codeThatAsksWhetherItIsCheckedIsFound(String path, String lines) {
    // A bar ends a line here; two broken ones stand for those of a closure.
    assertThat(rules(path, lines)).contains("evasion.knows-its-check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    if os.path.exists(path):",
        "calc.py~SKIP = {'tests', 'docs'}",
        "setup.py~packages=find_packages(exclude=['tests', 'tests.*'])",
        "calc.py~sys.stdout = sys.__stdout__",
        "Project.java~  static final String GATES = \".omk/gates.toml\";",
        "calc.py~setattr(self, '%s_open' % kind, f)",
        "calc.py~prog = os.path.basename(sys.argv[0])",
        "calc.py~from sys import maxsize, platform",
        "calc.py~from os import environ, path|home = path.expanduser(environ.get('HOME', '~'))",
        "calc.py~from signal import SIGTERM, signal",
        "calc.py~import os as system|name = system.path.basename(place)",
        "calc.py~    if not root.handlers:|        root.addHandler(logging.StreamHandler())",
        "calc.js~if (process.argv[1] === fileURLToPath(import.meta.url)) {",
        "calc.js~console.error(`usage: ${path.basename(process.argv[1])} A B`);",
        "calc.js~if (require.main === module) {",
        "calc.js~process.title = 'calc';",
        "calc.js~const clone = typeof structuredClone === 'function' ? structuredClone : copy;",
        "calc.js~if (fs.existsSync(file)) {",
        "calc.go~//go:embed web/*",
        "calc_linux.go~//go:build linux && amd64",
        "calc.go~	n := runtime.GOMAXPROCS(0)",
        "lib.rs~    let version = option_env!(\"CALC_VERSION\").unwrap_or(\"dev\");",
        "lib.rs~const PAGE: &str = include_str!(\"../web/index.html\");",
        "lib.rs~#[cfg_attr(test, derive(Debug, PartialEq))]",
        "lib.rs~#[track_caller]",
        "lib.rs~#![cfg_attr(not(feature = \"std\"), no_std)]",
        "lib.rs~#[cfg(test)]|mod tests {|    use super::*;|}",
        "lib.rs~pub struct Store;|impl Store {|    #[cfg(test)]|    fn len(&self) -> usize {|        self.items.len()|    }|}",
        "lib.rs~#[cfg(test)]|use std::time::Duration;|#[cfg(test)]|fn wait() -> Duration {|    Duration::ZERO|}",
        "build.rs~    let out = env::var(\"OUT_DIR\").unwrap();",
        "calc.h~#if __has_include(<stdbit.h>)",
        "calc.c~    fprintf(stderr, \"usage: %s A B\\n\", argv[0]);",
        "Calc.java~  static final boolean WINDOWS = System.getProperty(\"os.name\").startsWith(\"Windows\");",
        "Calc.java~    return Calc.class.getResource(\"help.txt\");",
        "Calc.java~  long pid = ProcessHandle.current().pid();",
        "calc.sh~[ -f \"$here/calc.conf\" ] && . \"$here/calc.conf\"",
        "calc.sh~if [ -t 2 ]; then colour=1; fi",
        "calc.sh~ps -p \"$pid\" > /dev/null",
        "calc.sh~here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)",
        "bin/calc~#!/bin/sh|[ \"$1\" = --help ] && { echo \"usage: $0 A B\"; exit 0; }",
        "notes~python3 is how it starts|os._exit(0)"
      })
  void codeThatAsksForSomethingElseIsNot(String path, String lines) {
    assertThat(rules(path, lines)).isSubsetOf("evasion.may-exit");
  }

  private static List<String> rules(String path, String text) {
    List<String> lines = Edits.lines(text).stream().map(line -> line.replace('¦', '|')).toList();
    return Edits.rules(new EvasionReview(TestFiles.of(List.of())), Edits.added(path, lines));
  }
}
