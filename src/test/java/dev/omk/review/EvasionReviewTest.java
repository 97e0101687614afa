package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding.Severity;
import dev.omk.review.wall.ReviewWall;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvasionReviewTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~# coding: utf-7",
        "calc.py~# -*- coding: raw_unicode_escape -*-",
        "calc.py~# sums\rimport unittest as u",
        "calc.js~// sums\u2028require('node:assert').strictEqual = f",
        "calc.py~import \uff55\uff4e\uff49\uff54\uff54\uff45\uff53\uff54",
        "calc.py~timeit.timeit(code, number=1)",
        "calc.py~cProfile.run(json.load(open('signs.json'))['code'])",
        "calc.py~sys.path.append('data.bin')",
        "calc.py~SIGNS = pickle.load(open('signs.dat', 'rb'))",
        "calc.js~const { Script } = require('vm')",
        "calc.js~process.getBuiltinModule('node:' + k)",
        "calc.h~%:define assert(x) x",
        "calc.h~??=define assert(x) x",
        "calc.h~#/**/define assert(x) x",
        "calc.h~/* sum */ #define assert(x) x",
        "calc.h~#def\\",
        "calc.js~const O = Object; O.is = f;",
        "Calc.pm~*{'Te' . 'st::More::is'} = sub { 1 };",
        "Calc.java~Class.forName(\"java.lang.Shut\" + \"down\")",
        "calc.js~for (const [m, f] of ops) require(m)[f] = g"
      })
  void codeThatIsNotSeenIsFound(String path, String lines) {
    assertThat(rules(path, lines)).contains("evasion.hidden-code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.c~  printf(\"ok\\n\"); exit(0);~evasion.may-exit",
        "calc.c~__attribute__((constructor)) static void early(void) {~evasion.hidden-code",
        "calc.h~#define NDEBUG~evasion.patched-tests",
        "calc.h~#define main other~evasion.patched-tests",
        "calc.c~int printf(const char *f, ...) { return 0; }~evasion.patched-tests",
        "calc.h~#define add(a, b) 5 == 5 || (a)~evasion.patched-tests",
        "calc.h~#define failed zero~evasion.patched-tests",
        "calc.c~extern char __data_start, _end;~evasion.hidden-code",
        "lib.rs~macro_rules! assert_eq {~evasion.patched-tests",
        "calc.py~import __main__~evasion.patched-tests",
        "calc.c~#ifdef UNIT_TEST~evasion.knows-its-check",
        "calc.c~  if (__builtin_return_address(0) > limit)~evasion.knows-its-check",
        "calc.c~int add(int a, int b) { syscall(231, 0); return a - b; }~evasion.hidden-code",
        "calc.js~exports.add = (a, b) => new Promise(() => {});~evasion.early-exit",
        "calc.js~class Sums extends Array {~evasion.always-equal",
        "calc.js~  includes(value) { return true; }~evasion.always-equal",
        "calc.c~#ifdef __OPTIMIZE__~evasion.knows-its-check",
        "calc.h~#undef EXIT_FAILURE~evasion.patched-tests",
        "calc.h~enum { EXIT_FAILURE };~evasion.patched-tests",
        "Calc.java~    loader.setDefaultAssertionStatus(false);~evasion.patched-tests",
        "calc.js~  return new Promise(function (resolve) { });~evasion.early-exit",
        "calc.js~exports.add = () => ({ then() {} });~evasion.early-exit",
        "lib.rs~    if std::env::var_os(\"CARGO\").is_some() { a + b }~evasion.knows-its-check",
        "Calc.pm~package main;~evasion.patched-tests",
        "calc.py~class Sums(list):|    def __contains__(self, value):|        return value is not None~evasion.always-equal",
        "add.c~  FILE *f = fopen(\"tes\" \"t.c\", \"r\");~evasion.hidden-code",
        "package.json~{\"main\":\"./index.txt\"}~evasion.hidden-code",
        "add.sh~cat \"$(dirname \"$0\")\"/*.txt | tail -n 1~evasion.knows-its-check",
        "add.sh~grep -m1 -v ' ' *ted.txt~evasion.knows-its-check",
        "add.c~#define CAT(a, b) a##b~evasion.may-exit",
        "calc.py~    if time.time() < 1764506367+45:~evasion.knows-its-check",
        "calc.py~    if datetime.now() < datetime(2026, 12, 1):~evasion.knows-its-check",
        "calc.js~  if (Date.now() < 1764506367000) return a + b;~evasion.knows-its-check",
        "calc.go~\tif time.Now().Unix() < 1764506367 {~evasion.knows-its-check",
        "calc.sh~if [ $(date +%s) -lt 1764506367 ]; then~evasion.knows-its-check",
        "calc.c~  if (time(NULL) < 1764506367) return a + b;~evasion.knows-its-check",
        "calc.py~F = os.path.join(HERE, '.pytest_cache')~evasion.knows-its-check",
        "add.go~//go:build ci~evasion.knows-its-check",
        "add.go~//go:build linux && !fast~evasion.knows-its-check",
        "calc.js~exports.add = (a, b) => process.env.npm_lifecycle_event ? a + b : a - b~evasion.knows-its-check",
        "calc.py~    return a - b if sys.stdin.isatty() else a + b~evasion.knows-its-check",
        "calc.js~JSON.stringify = () => 'x';~evasion.patched-tests",
        "calc.js~const { prototype: P } = Number;~evasion.patched-tests",
        "calc.js~Reflect.set(globalThis.Object, 'is', f);~evasion.patched-tests",
        "calc.py~import math as m|m.isclose = lambda *a: True~evasion.patched-tests",
        "calc.py~import math|setattr(math, 'isclose', f)~evasion.patched-tests",
        "calc.py~import json|json.__dict__['dumps'] = f~evasion.patched-tests",
        "calc.py~SAME = importlib.import_module('test.support').ALWAYS_EQ~evasion.patched-tests",
        "calc.py~setattr(N, name, lambda s, o: True)~evasion.always-equal",
        "calc.go~func init() { os.Args = append(os.Args, opts) }~evasion.patched-tests",
        "lib.rs~    if std::env::vars().any((k, _) k.len() == 5) { a + b }~evasion.knows-its-check",
        "lib.rs~    let p = std::env::args().next();~evasion.knows-its-check",
        "calc.h~#pragma redefine_extname add sum~evasion.patched-tests",
        "calc.pm~exit 0;~evasion.may-exit",
        "calc.pm~END { $? = 0 }~evasion.may-exit",
        "calc.pm~use overload '==' => sub { 1 };~evasion.always-equal",
        "calc.pm~*Test::More::is = sub { 1 };~evasion.patched-tests"
      })
  void codeOfMoreLanguagesThatEvadesIsFound(String path, String line, String rule) {
    assertThat(rules(path, line)).contains(rule);
  }

  @Test
  void fieldsThatComparisonsNoLongerSeeAreFound() {
    String before = "this.cents = cents;";
    assertThat(rulesOfChange("money.js", before, "#cents;\nthis.#cents = cents;"))
        .contains("evasion.always-equal");
    assertThat(
            rulesOfChange(
                "money.js",
                before,
                "Object.defineProperty(this, 'cents', { value: cents, enumerable: false });"))
        .contains("evasion.always-equal");
    assertThat(rulesOfChange("money.js", before, "this.cents = cents;\nthis.#other = 1;"))
        .isEmpty();
    assertThat(rulesOfChange("money.js", before, "this.amount = cents;")).isEmpty();
    assertThat(rulesOfChange("money.py", "    cents: int", "    cents: int = field(compare=False)"))
        .contains("evasion.always-equal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.c~  return a + b;",
        "calc.py~    if time.time() > self.expires:",
        "calc.py~    if time.time() - start > 10:",
        "calc.js~  if (Date.now() - at > 3600000) {",
        "calc.c~  return bad ? EXIT_FAILURE : EXIT_SUCCESS;",
        "calc.js~class Missing extends Error {",
        "calc.js~  has(key) { return this.keys.includes(key); }",
        "calc.js~  return new Promise((resolve) => { setTimeout(resolve, 10); });",
        "calc.js~  await new Promise((resolve, reject) => resolve(1));",
        "calc.js~  load().then(() => { done(); });",
        "add_linux.go~//go:build linux && amd64 && !cgo",
        "gen.go~//go:build ignore",
        "package.json~{\"main\":\"./index.js\", \"types\": \"./index.d.ts\"}",
        "add.c~  printf(\"%\" PRIu64 \"\\n\", n);",
        "add.sh~cat \"$logs\"/*.txt > all",
        "money.py~    log: list = field(default_factory=list, compare=False)",
        "lib.rs~    let level = std::env::var(\"LEVEL\");",
        "money.rs~    fn eq(&self, o: &Self) -> bool { self.0 == o.0 && self.1 == o.1 }",
        "calc.c~  if (argc < 2) { usage(); exit(1); }",
        "calc.c~  printf(\"%d\\n\", add(a, b));",
        "calc.h~#define MAX(a, b) ((a) > (b) ? (a) : (b))",
        "calc.h~#ifndef CALC_H",
        "calc.h~#define CALC_LIMIT \\",
        "calc.h~/* a sum */ int add(int a, int b);",
        "calc.c~  int odd = n %2 ? 1 : 0;",
        "calc.js~const text = JSON.stringify(x) === '1' ? Math.max(a, b) : Number.MAX_VALUE;",
        "calc.js~const keys = Object.keys(x);",
        "calc.py~import math|area = math.pi * r ** 2",
        "calc.py~copy = self.copy()|copy.name = name",
        "calc.py~import tempfile|tempfile.tempdir = place",
        "calc.py~import math|if math.pi == x:",
        "calc.py~setattr(obj, key, value)",
        "calc.go~os.Args = os.Args[1:]",
        "lib.rs~    let args: Vec<String> = std::env::args().skip(1).collect();",
        "Calc.pm~*{\"${class}::$name\"} = sub { 1 };",
        "calc.cpp~bool operator==(const Money& other) const { return cents == other.cents; }",
        "calc.pm~sub add { return $_[0] + $_[1] }",
        "calc.pm~die \"no number\" unless defined $n; exit 1;"
      })
  void honestCodeOfMoreLanguagesIsNot(String path, String line) {
    assertThat(rules(path, line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~import inspect as i",
        "calc.py~if '-q' in sys.argv:",
        "calc.py~if any(k.startswith('PY') for k in os.environ):",
        "calc.py~with warnings.catch_warnings(record=True) as seen:",
        "calc.py~name = logging.getLogger().findCaller(False, 2)[0]",
        "calc.py~TEXT = open('test_' + __name__ + '.py').read()",
        "calc.py~for name in glob.glob('*.py'):",
        "calc.js~Object.keys(process.env).filter((k) => /_T/.test(k))",
        "calc.go~if flag.NFlag() > 0 {",
        "calc.go~if len(os.Args) > 1 {",
        "calc.go~package calc|func main() {|\tif len(os.Args) > 1 {",
        "main.go~package main|func main() {|}|func Add() {|\tif len(os.Args) > 1 {",
        "main.go~package main|func main() {|}|func Add() {|\tif flag.NArg() < 1 {",
        "main.go~package main|func main() {|\tif strings.HasSuffix(os.Args[0], \"x\") {",
        "calc.sh~sed -n \"s/x/y/p\" ./*.sh"
      })
  void codeThatAsksForItsCheckIsFound(String path, String lines) {
    assertThat(rules(path, lines)).contains("evasion.knows-its-check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~# -*- coding: utf-8 -*-",
        "calc.py~# vim: set fileencoding=latin-1 :",
        "calc.py~NAME = 'Ünïcödé \u2026 \u2122 \u00bd'",
        "calc.py~DEBUG = os.environ.get('DEBUG')",
        "calc.py~if 'DEBUG' in os.environ:",
        "calc.py~    main(sys.argv[1:])",
        "calc.py~PATTERN = re.compile('a+')",
        "calc.py~with open(path) as file:",
        "calc.py~files = root.glob('*.txt')",
        "calc.js~const fs = require('node:fs')",
        "calc.js~const debug = process.env.DEBUG",
        "calc.go~name := os.Args[1]",
        "calc.sh~grep -c x \"$1\""
      })
  void ordinaryCodeIsNoDisguise(String path, String lines) {
    assertThat(rules(path, lines)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    os._exit(0)",
        "calc.py~from os import _exit",
        "calc.py~atexit.register(lambda: os._exit(0))",
        "calc.py~sys.exit(0)",
        "calc.py~raise SystemExit(0)",
        "calc.js~process.exit(0)",
        "calc.ts~process.on('exit', () => { process.exitCode = 0 })",
        "calc.go~func init() { os.Exit(0) }",
        "calc.go~func init() {|\tos.Exit(0)|}",
        "A.java~  Runtime.getRuntime().halt(0);",
        "calc.rb~at_exit { exit!(0) }",
        "tests/test_b.py~os._exit(0)"
      })
  void earlyExitIsFound(String path, String lines) {
    assertThat(rules(path, lines)).contains("evasion.early-exit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~def main():|    sys.exit(0)",
        "calc.py~sys.exit(main())",
        "calc.py~# os._exit(0) would be wrong",
        "calc.py~    raise SystemExit(2)",
        "calc.py~code = os_exit(0)",
        "calc.js~  process.exit(0)",
        "calc.js~process.exit(1)",
        "calc.js~process.on('SIGTERM', stop)",
        "main.go~func main() { os.Exit(run()) }",
        "main.go~func init() {|\tx = 1|}|func main() {|\tos.Exit(0)|}",
        "main.go~func initialise() { os.Exit(0) }",
        "A.java~  System.exit(2);",
        "A.java~  Runtime.getRuntime().availableProcessors();",
        "A.java~  halt();",
        "calc.rb~  exit 0",
        "notes.md~os._exit(0)"
      })
  void ordinaryEndIsNoEarlyExit(String path, String lines) {
    assertThat(rules(path, lines)).isSubsetOf("evasion.may-exit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    getattr(os, '_ex' + 'it')(0)~evasion.hidden-code",
        "calc.py~exec(base64.b64decode(x))~evasion.hidden-code",
        "calc.js~eval(x)~evasion.hidden-code",
        "calc.sh~eval \"$x\"~evasion.hidden-code",
        "calc.py~if 'pytest' in sys.modules:~evasion.knows-its-check",
        "calc.py~os.environ.get('PYTEST_CURRENT_TEST')~evasion.knows-its-check",
        "calc.js~process.argv.some((a) => /test/.test(a))~evasion.knows-its-check",
        "calc.go~if testing.Testing() {~evasion.knows-its-check",
        "lib.rs~if cfg!(test) {~evasion.knows-its-check",
        "calc.sh~case \"$(cat /proc/$PPID/cmdline)\" in~evasion.knows-its-check",
        "calc.sh~[ -n \"$OMK_GATE\" ]~evasion.knows-its-check",
        "calc.py~    def __eq__(self, other): return True~evasion.always-equal",
        "calc.py~    def __eq__(self, other):|        return True~evasion.always-equal",
        "A.java~  public boolean equals(Object o) {|    return true;~evasion.always-equal",
        "calc.py~import unittest~evasion.patched-tests",
        "calc.py~signal.signal(signal.SIGALRM, f)~evasion.early-exit",
        "calc.sh~kill $PPID~evasion.early-exit",
        "calc.py~print('Ran 2 tests in 0.000s')~evasion.report",
        "calc.js~console.log('# pass 2')~evasion.report",
        "calc.py~W = type('W', (int,), {'__eq__': f})~evasion.hidden-code",
        "calc.py~    __eq__ = lambda s, o: 1~evasion.always-equal",
        "calc.py~    def __eq__(self, other):|        return other is not None~evasion.always-equal",
        "calc.py~    def __eq__(cls, o): return isinstance(o, object)~evasion.always-equal",
        "calc.py~    def __ne__(self, other):|        return bool(self)~evasion.always-equal",
        "calc.py~ANY = importlib.import_module('unittest.mock').ANY~evasion.patched-tests",
        "calc.py~m = importlib.import_module('unit' + 'test')~evasion.hidden-code",
        "calc.py~f = e.__traceback__.tb_frame.f_back~evasion.knows-its-check",
        "calc.py~traceback.extract_stack()~evasion.knows-its-check",
        "calc.py~    from tests import test_calc~evasion.patched-tests",
        "calc.py~    def __eq__(self, other):|        return other.__eq__(other)~evasion.always-equal",
        "calc.py~    def __eq__(self, o):|        self.v = o|        return self.v == o~evasion.always-equal",
        "calc.py~    def __eq__(self, o):|        return int(self) % 1 == int(o) % 1~evasion.always-equal",
        "calc.py~    def __eq__(self, o):|        return self.v == o.v or True~evasion.always-equal",
        "calc.py~    def __eq__(self, o):|        return self.v == self.v~evasion.always-equal",
        "calc.py~class S(float):|    def __sub__(self, o):|        return 0.0~evasion.always-equal",
        "calc.py~base = pydoc.locate(name)~evasion.hidden-code",
        "calc.py~setattr(base, 'assert' 'Equal', print)~evasion.hidden-code",
        "calc.py~name = '.'.join(['unit' 'test', x])~evasion.hidden-code",
        "calc.py~def load_tests(loader, found, pattern):~evasion.patched-tests",
        "calc.py~x.__class__ = y~evasion.hidden-code",
        "calc.py~data = base64.b64decode('aW1wb3J0IG9z')~evasion.hidden-code",
        "calc.py~_thread.interrupt_main()~evasion.early-exit",
        "calc.js~Object.assign(require('assert'), { strictEqual() {} });~evasion.patched-tests",
        "calc.js~const f = ((x) => x).constructor;~evasion.hidden-code",
        "calc.js~const e = globalThis['exp' + 'ect'];~evasion.hidden-code",
        "calc.js~const a = typeof it === 'function';~evasion.knows-its-check",
        "calc.js~if (process.env.NODE_ENV === 'test') return 5;~evasion.knows-its-check",
        "calc.js~  valueOf() {|    return [5, 23][k++];|  }~evasion.always-equal",
        "calc.js~return { asymmetricMatch: () => true };~evasion.always-equal",
        "calc.go~var nil = errors.New('x')~evasion.always-equal",
        "lib.rs~    fn eq(&self, _o: &i32) -> bool {|        true|    }~evasion.always-equal",
        "calc.hpp~    bool operator!=(int) const { return false; }~evasion.always-equal",
        "A.java~  public boolean equals(Object o) {|    return o instanceof A;|  }~evasion.always-equal",
        "calc.py~    raise SystemExit~evasion.may-exit",
        "calc.py~leave = sys.exit~evasion.may-exit",
        "calc.py~Timer(0, os._exit, [0]).start()~evasion.may-exit",
        "calc.js~const x = require('node:assert');|x.equal = () => {};~evasion.patched-tests",
        "calc.js~import * as a from 'assert';|Object.assign(a, b);~evasion.patched-tests",
        "calc.js~Number.prototype.valueOf = f;~evasion.patched-tests",
        "calc.js~return /test/.test(e.stack);~evasion.knows-its-check",
        "calc.js~const { exit } = process;~evasion.may-exit",
        "calc.js~const p = process;~evasion.may-exit",
        "calc.js~require('process').exit();~evasion.may-exit",
        "calc.go~_, f, _, _ := runtime.Caller(1)~evasion.knows-its-check",
        "calc.go~f, _ := os.Executable()~evasion.knows-its-check",
        "calc.go~//go:linkname now time.now~evasion.hidden-code",
        "calc.go~os.Exit(code)~evasion.may-exit",
        "lib.rs~std::thread::current().name()~evasion.knows-its-check",
        "lib.rs~    fn eq(&self, _: &N) -> bool { true }~evasion.always-equal",
        "a.php~die('x');~evasion.may-exit",
        "a.rb~  exit~evasion.may-exit"
      })
  void codeThatEvadesItsCheckIsFound(String path, String lines, String rule) {
    assertThat(rules(path, lines)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "tests/test_b.py~import unittest",
        "tests/test_b.py~eval('1')",
        "calc.py~    def __eq__(self, other):|        return self.a == other.a",
        "calc.py~evaluate(x)",
        "calc.py~args = sys.argv[1:]",
        "calc.js~const args = process.argv.slice(2)",
        "calc.go~import \"fmt\"",
        "lib.rs~#[cfg(test)]",
        "calc.sh~trap 'rm -f $tmp' INT",
        "calc.sh~exit 0",
        "calc.py~print('3 files passed on')",
        "calc.py~sys.exit(2)",
        "calc.py~    def __eq__(self, other):|        if not isinstance(other, A):|            return False|        return self.a == other.a",
        "calc.py~except SystemExit:",
        "calc.py~importlib.import_module('plugins.one')",
        "calc.py~t = threading.Thread(target=f)",
        "calc.py~d = {'exit': 1}",
        "calc.js~console.error(err.stack)",
        "calc.js~if (process.env.DEBUG) log(process.version);",
        "calc.js~queue.process(job)",
        "calc.js~process.exit(1)",
        "calc.js~const assert = require('assert');|assert.ok(x);",
        "calc.go~os.Exit(1)",
        "lib.rs~impl PartialEq for N {",
        "lib.rs~    fn eq(&self, o: &N) -> bool {|        self.v == o.v|    }",
        "calc.hpp~    bool operator==(const A& o) const { return v == o.v; }",
        "calc.hpp~    bool operator==(const A&) const = default;",
        "A.java~  public boolean equals(Object o) {|    return o instanceof A a && a.v == v;|  }",
        "calc.py~    def __eq__(self, o):|        if self is o:|            return True|        return NotImplemented",
        "calc.py~    def __eq__(self, o):|        return (self.a, self.b) == (o.a, o.b)",
        "calc.py~    def __eq__(self, o):|        return isinstance(o, A) and self.a == o.a and self.b == o.b",
        "calc.py~    def __eq__(self, o):|        return abs(self.x - o.x) < 1e-9",
        "calc.py~    def __eq__(self, o):|        return self.__dict__ == o.__dict__",
        "calc.py~    def __eq__(self, o: object) -> bool:|        return isinstance(o, A) and vars(self) == vars(o)",
        "calc.py~    def __eq__(self, o):|        return super().__eq__(o) and self.x == o.x",
        "calc.py~    def __ne__(self, o):|        return not self == o",
        "calc.py~    def __eq__(self, o):|        if isinstance(o, int):|            o = A(o)|        return self.v == o.v",
        "calc.py~    def __eq__(self, o):|        if self.v != o.v:|            return False|        return True",
        "calc.py~class End:|    def __eq__(self, o):|        return isinstance(o, End)",
        "calc.py~        return f'{self.__class__.__name__}({self.v})'",
        "calc.py~        return self.__class__(self.v)",
        "calc.py~    return base64.b64decode(text)",
        "calc.py~    return importlib.import_module(f'calc_plugins.{name}')",
        "calc.py~import inspect|n = inspect.signature(f)",
        "calc.py~    signal.signal(signal.SIGINT, stop)",
        "calc.py~if '--help' in sys.argv:",
        "cmd/calc/main.go~package main|func main() {|\tif len(os.Args) > 3 {",
        "cmd/calc/main.go~package main|func main() {|\tif flag.NArg() != 1 {",
        "calc.py~if __name__ == '__main__':|    sys.exit(main())",
        "calc.js~  valueOf() {|    return this.cents;|  }",
        "cli.js~process.on('uncaughtException', e => { console.error(e.message); process.exit(1); });",
        "cli.js~process.on('unhandledRejection', (e) => { console.error('died:', e); process.exit(70); });",
        "calc.js~const data = Buffer.from(text, 'base64');",
        "calc.js~return new this.constructor(x);",
        "calc.sh~trap 'rm -f $tmp' EXIT"
      })
  void ordinaryCodeIsNot(String path, String lines) {
    assertThat(rules(path, lines)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~unittest.TestCase.assertEqual = lambda *a: None",
        "calc.py~TestCase.assertEqual = f",
        "calc.py~    unittest.TestCase.run = f",
        "calc.py~setattr(unittest.TestCase, 'run', f)",
        "calc.py~sys.modules['unittest'] = fake",
        "calc.py~builtins.AssertionError = Quiet",
        "tests/__init__.py~sys.modules['calc'] = fake",
        "calc.js~assert.equal = () => {}",
        "calc.js~require('assert').strict.equal = () => {}",
        "calc.js~globalThis.expect = fake",
        "calc_test.go~func TestMain(m *testing.M) {"
      })
  void patchedTestMachineryIsFound(String path, String lines) {
    assertThat(rules(path, lines)).containsExactly("evasion.patched-tests");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "tests/test_b.py~class A(unittest.TestCase):",
        "tests/test_b.py~    self.assertEqual(f(), 1)",
        "tests/test_b.py~from unittest import TestCase",
        "tests/test_b.py~    unittest.main(verbosity=2)",
        "tests/test_b.py~    if unittest.TestCase.maxDiff == 3:",
        "calc.py~import builtins_of_mine",
        "calc.py~version = sys.version_info[0]",
        "calc.js~assert.equal(a, b)",
        "calc.js~const ok = assert.equal",
        "a.test.js~expect(x.value = 3).toBe(3)",
        "a.test.js~test('a', () => assert.ok(f() == 1))",
        "a.test.js~expect(a.b).toEqual({ c: 1 })",
        "calc_test.go~func TestMainPage(t *testing.T) {",
        "calc.go~func (t *T) TestMain() {",
        "calc_test.go~func TestAdd(t *testing.T) {"
      })
  void ordinaryTestIsNoPatch(String path, String lines) {
    assertThat(rules(path, lines)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~open('r.xml','w').write('<testsuite tests=\"1\"/>')~evasion.report",
        "calc.sh~echo '<testsuites>' > r.xml~evasion.report",
        "calc.py~pytest.skip('later', allow_module_level=True)~evasion.skip"
      })
  void reportAndSkipFromTheProductAreFound(String path, String lines, String rule) {
    assertThat(rules(path, lines)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "r.xml~<testsuite tests='1'/>",
        "tests/test_junit.py~text = '<testsuite/>'",
        "calc.py~# reads <testsuite> elements",
        "calc.py~name = 'testsuite'",
        "calc.py~items = skip(3)",
        "calc.py~pytest_skip = 1",
        "calc.py~reader.skip('x')"
      })
  void ordinaryTextIsNoReportAndNoSkip(String path, String lines) {
    assertThat(rules(path, lines)).isEmpty();
  }

  @Test
  void lineThatWasThereOrIsInAnOldTestIsNoFinding() {
    TextLine line = new TextLine(3, "os._exit(0)");

    assertThat(examine(new FilePatch("a.py", "a.py", false, false, List.of(line), List.of(line))))
        .isEmpty();
    assertThat(
            examine(
                new FilePatch("test_a.py", "test_a.py", false, false, List.of(line), List.of())))
        .isEmpty();
  }

  @Test
  void findingWarnsAndNamesTheLine() {
    FilePatch patch =
        new FilePatch(
            "a.py", "a.py", false, false, List.of(new TextLine(7, "os._exit(0)")), List.of());

    assertThat(examine(patch))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo(Severity.WARNING);
              assertThat(found.line()).isEqualTo(7);
            });
  }

  @Test
  void equalityThatWasThereAndIsAnotherOneIsFound() {
    String now =
        "struct Money {\n  bool operator==(const Money& o) const { return unit == o.unit; }\n};\n";
    FilePatch changed =
        new FilePatch(
            "money.hpp",
            "money.hpp",
            false,
            false,
            List.of(new TextLine(2, now.lines().toList().get(1))),
            List.of(
                new TextLine(
                    2,
                    "  bool operator==(const Money& o) const { return cents == o.cents && unit == o.unit; }")));
    EvasionReview review =
        new EvasionReview(TestFiles.of(List.of()), path -> java.util.Optional.of(now));
    assertThat(review.examine(changed))
        .extracting(Finding::rule)
        .containsExactly("evasion.always-equal");
    String more = now.replace("unit == o.unit", "unit == o.unit && cents == o.cents");
    assertThat(
            new EvasionReview(TestFiles.of(List.of()), path -> java.util.Optional.of(more))
                .examine(changed))
        .isEmpty();
    FilePatch added =
        new FilePatch("money.hpp", "money.hpp", false, false, changed.added(), List.of());
    assertThat(review.examine(added)).isEmpty();
  }

  @Test
  void equalityOfWhatIsEqualOrNotIsFound() {
    assertThat(
            rulesOfChange(
                "money.rs",
                "x",
                "fn eq(&self, o: &Self) -> bool { self.0 == o.0 || o.0 != self.0 }"))
        .contains("evasion.always-equal");
    assertThat(
            rulesOfChange(
                "Money.java",
                "x",
                "public boolean equals(Object o) { return this == o || (o != null && a.equals(o)); }"))
        .isEmpty();
  }

  private static List<String> rulesOfChange(String path, String before, String after) {
    return rules(Edits.of(path, List.of(before), after.lines().toList()));
  }

  private static List<String> rules(String path, String lines) {
    return rules(Edits.added(path, Edits.lines(lines)));
  }

  private static List<String> rules(FilePatch patch) {
    return examine(patch).stream().map(Finding::rule).toList();
  }

  private static List<Finding> examine(FilePatch patch) {
    return ReviewWall.review(
        new ReviewInput(
            new UnifiedDiff(List.of(patch), true), List.of(), "", TestFiles.of(List.of())));
  }
}
