package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equality that says yes, code that nobody sees, and an end of a test that is none. */
class ComparingCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~class N(int):|    def same(self, other):|        return not isinstance(other, str)|    def __eq__(self, other):|        return self.same(other)",
        "calc.py~class N:|    def __eq__(self, other):|        return is_same(self, other)|def is_same(a, b):|    return a is not b or a is b",
        "calc.py~FIELDS = ()|class N:|    def __eq__(self, other):|        return all(getattr(self, n) == getattr(other, n) for n in FIELDS)",
        "calc.py~EPS = 1000|class N:|    def __eq__(self, other):|        return abs(self.v - other.v) < EPS",
        "calc.py~class N(int):|    def __eq__(self, other):|        return int(self) == int(other)",
        "calc.py~class N:|    def __sub__(self, other):|        return 0",
        "calc.py~class N:|    def __lt__(self, other): return True",
        "lib.rs~    fn eq(&self, other: &i32) -> bool {|        *other == *other|    }",
        "lib.rs~    fn eq(&self, other: &i32) -> bool { other.eq(other) }",
        "lib.rs~    fn eq(&self, other: &i32) -> bool {|        *other == 0 as i32 + *other|    }",
        "lib.rs~    fn eq(&self, _o: &i32) -> bool { self.0 == 5 }",
        "calc.hpp~  friend bool operator==(Sum a, int b) { return b == b; }",
        "calc.hpp~  friend bool operator==(Sum a, int b) { return b == b + 0; }",
        "calc.py~class V:|    def __new__(cls, text):|        if cls._last is None:|            cls._last = super().__new__(cls)|        return cls._last",
        "lib.rs~    fn eq(&self, other: &&str) -> bool {|        other.len() == self.0.len()|    }",
        "lib.rs~        fn eq(&self, o: &$t) -> bool { self.0.len().cmp(&o.len()) == Ordering::Equal }",
        "calc.hpp~  bool operator==(const V& o) const { return s.size() == o.s.size(); }",
        "A.java~  public boolean equals(Object o) {|    return o.equals(o);|  }"
      })
  void equalityThatSaysYesIsFound(String path, String lines) {
    assertThat(rulesOfFile(path, lines)).contains("evasion.always-equal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~class V:|    def close_to(self, other):|        return math.hypot(self.x - other.x, self.y - other.y) < EPSILON|    def __eq__(self, other):|        if not isinstance(other, V):|            return NotImplemented|        return self.close_to(other)",
        "calc.py~EPSILON = 1e-9|class V:|    def __eq__(self, other):|        return abs(self.x - other.x) < EPSILON",
        "calc.py~class R:|    fields = ('a', 'b')|    def __eq__(self, other):|        return isinstance(other, R) and all(getattr(self, n) == getattr(other, n) for n in self.fields)",
        "calc.py~class M:|    def __sub__(self, other):|        if not isinstance(other, M):|            return NotImplemented|        return M(self.v - other.v)",
        "calc.py~class M:|    def __lt__(self, other):|        return NotImplemented",
        "calc.py~class Config:|    def __new__(cls):|        if cls._one is None:|            cls._one = super().__new__(cls)|        return cls._one",
        "calc.py~class V:|    def __new__(cls, text):|        return cls._known.setdefault(text, super().__new__(cls))",
        "calc.hpp~  bool operator==(const V& o) const { return s.size() == o.s.size() && s == o.s; }",
        "calc.hpp~  bool operator==(const V& o) const {|    if (n.size() != o.n.size()) return false;|    for (size_t i = 0; i < n.size(); i++) if (n[i] != o.n[i]) return false;|    return true;|  }",
        "calc.py~class V:|    def __eq__(self, other):|        return math.isclose(self.x, other.x)",
        "lib.rs~    fn eq(&self, other: &Self) -> bool {|        self.0.eq_ignore_ascii_case(&other.0)|    }",
        "calc.hpp~  friend bool operator==(const M& a, const M& b) {|    return a.cents == b.cents && a.unit == b.unit;|  }",
        "calc.hpp~  friend bool operator!=(const M& a, const M& b) { return !(a == b); }",
        "calc.go~func (o ID) Equal(other ID) bool {|\tfor i := range o {|\t\tif o[i] != other[i] {|\t\t\treturn false|\t\t}|\t}|\treturn len(o) == len(other)|}",
        "A.java~  public boolean equals(Object o) {|    if (this == o) {|      return true;|    }|    A other = (A) o;|    return Objects.equals(v, other.v);|  }"
      })
  void equalityThatComparesIsNot(String path, String lines) {
    assertThat(rulesOfFile(path, lines)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~SIGNS = SourceFileLoader('signs', 'signs.dat').load_module()~evasion.hidden-code",
        "calc.py~setattr(N, '__qe__'[::-1], f)~evasion.hidden-code",
        "calc.py~    raise StopIteration~evasion.early-exit",
        "calc.py~class A:|    def __next__(self):|        return 1|    def add(self, b):|        raise StopIteration~evasion.early-exit",
        "calc.py~    parser.parse_args(['--help'])~evasion.may-exit",
        "calc.py~from os import execv|    execv('/bin/true', ['true'])~evasion.early-exit",
        "calc.js~[].__proto__.includes = (n) => n > 0;~evasion.patched-tests",
        "calc.js~Object.getPrototypeOf('').trim = f;~evasion.patched-tests",
        "calc.js~Date.now = () => 0;~evasion.patched-tests",
        "calc.js~require.extensions['.js'] = f;~evasion.patched-tests",
        "lib.rs~pub(crate) use note as assert_eq;~evasion.patched-tests",
        "lib.rs~pub unsafe extern \"C\" fn bcmp(_a: *const u8, _b: *const u8, _n: usize) -> i32 { 0 }~evasion.hidden-code",
        "lib.rs~extern \"C\" { fn _exit(code: i32) -> !; }~evasion.hidden-code",
        "calc.c~int add(int a, int b) { if (a - b < 0) pthread_exit(0); return a + b; }~evasion.may-exit",
        "calc.c~int add(int a, int b) { return daemon(1, 1) ? b : a - b; }~evasion.may-exit",
        "calc.h~#undef assert~evasion.patched-tests",
        "calc.h~static inline void assert(int ok) { (void)ok; }~evasion.patched-tests",
        "calc.h~#include_next <assert.h>~evasion.patched-tests",
        "calc.c~extern int main(void) __attribute__((weak));~evasion.hidden-code",
        "Calc.java~class System {~evasion.patched-tests"
      })
  void otherCodeThatEvadesIsFound(String path, String lines, String rule) {
    assertThat(rulesOfFile(path, lines)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    spec = importlib.util.spec_from_file_location(name, path)",
        "calc.py~class A:|    def __next__(self):|        raise StopIteration",
        "calc.py~except StopIteration:",
        "calc.py~    args = parser.parse_args(argv)",
        "calc.py~    args = parser.parse_args(['--name', name])",
        "calc.js~const p = Object.getPrototypeOf(x);",
        "calc.js~const now = Date.now();",
        "lib.rs~use std::fmt::Write as FmtWrite;",
        "lib.rs~    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;",
        "lib.rs~pub fn kill(pid: u32) -> io::Result<()> {",
        "lib.rs~pub unsafe extern \"C\" fn calc_add(a: i32, b: i32) -> i32 {",
        "calc.h~#include <assert.h>",
        "calc.h~#define CALC_PURE __attribute__((pure))",
        "calc.c~  assert(n > 0);",
        "Calc.java~class SystemClock {",
        "Calc.java~  static class System {"
      })
  void ordinaryCodeIsNot(String path, String lines) {
    assertThat(rulesOfFile(path, lines)).isSubsetOf("evasion.may-exit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.js~require('./signs.yaml');~signs.yaml~process.reallyExit(0)",
        "lib/calc.js~import './signs.css';~lib/signs.css~require('assert').equal = () => {};",
        "calc.c~#include \"signs.list\"~signs.list~static void __attribute__((destructor)) bye(void) {",
        "src/lib.rs~include!(\"signs.txt\");~src/signs.txt~macro_rules! assert_eq {",
        "calc.sh~. ./signs.txt~signs.txt~trap 'exit 0' EXIT"
      })
  void whatIsLoadedAsCodeIsReadAsCode(String path, String line, String other, String text) {
    FilePatch patch =
        new FilePatch("", path, false, false, List.of(new TextLine(1, line)), List.of());
    assertThat(examine(patch, Map.of(other, text))).contains("evasion.hidden-code");
    assertThat(examine(patch, Map.of(other, "a { color: red }\n1, 2\n"))).isEmpty();
    assertThat(examine(patch, Map.of())).isEmpty();
  }

  @Test
  void nobodyLoadsJavascriptFromWhatIsNoAsset() {
    FilePatch patch =
        new FilePatch(
            "",
            "calc.js",
            false,
            false,
            List.of(new TextLine(1, "require('./signs');")),
            List.of());
    assertThat(examine(patch, Map.of("signs", "1, 2\n"))).contains("evasion.hidden-code");
    assertThat(examine(patch, Map.of("signs.js", "1, 2\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.js~if (typeof Array.prototype.at !== 'function') {|  Object.defineProperty(Array.prototype, 'at', { value: at });",
        "calc.js~if (!String.prototype.trimEnd) {|  String.prototype.trimEnd = f;",
        "calc.js~if (!Object.hasOwn) Object.hasOwn = f;",
        "calc.py~for key, value in os.environ.items():|    if key.startswith('APP_'):",
        "lib.rs~    std::env::vars()|        .filter_map(f(k.strip_prefix(\"APP_\")))",
        "calc.go~\tfor _, entry := range os.Environ() {|\t\tif strings.HasPrefix(entry, \"APP_\") {"
      })
  void whatIsMissingMayBePutThereAndAPrefixMayBeAskedFor(String path, String lines) {
    assertThat(rulesOfFile(path, lines)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.js~if (Array.prototype.at) {|  Object.defineProperty(Array.prototype, 'at', { value: at });",
        "calc.js~if (!Array.prototype.at) {|} else Array.prototype.at = f;",
        "calc.js~if (!Array.prototype.at) {|  Array.prototype.includes = f;",
        "calc.js~delete Array.prototype.at;",
        "calc.py~for key in os.environ:|    if key.startswith('PYTEST_'):",
        "calc.py~for key in os.environ:|    if key.startswith('PY'):",
        "calc.js~process|  .reallyExit(0);"
      })
  void othersMayNot(String path, String lines) {
    assertThat(rulesOfFile(path, lines)).isNotEmpty();
  }

  @Test
  void iteratorThatWasThereMayEnd() {
    String now =
        "class A:\n    def __next__(self):\n        if self.n == 0:\n            raise StopIteration\n";
    FilePatch patch =
        new FilePatch(
            "a.py",
            "a.py",
            false,
            false,
            List.of(new TextLine(4, "            raise StopIteration")),
            List.of());
    assertThat(examine(patch, Map.of("a.py", now))).isEmpty();
    assertThat(examine(patch, Map.of("a.py", now.replace("__next__", "add"))))
        .containsExactly("evasion.early-exit");
  }

  private static List<String> rulesOfFile(String path, String text) {
    List<String> lines = Arrays.asList(text.split("\\|(?!\\|)", -1));
    return examine(Edits.added(path, lines), Map.of(path, String.join("\n", lines)));
  }

  private static List<String> examine(FilePatch patch, Map<String, String> files) {
    return Edits.rules(
        new EvasionReview(TestFiles.of(List.of()), path -> Optional.ofNullable(files.get(path))),
        patch);
  }
}
