package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions about the surroundings that are put before an answer that stays. */
class StandingAnswerTest {
  /** Lines that begin with a plus are new. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~def add(a, b):|+    if os.environ.get('MODE'):|+        return a + b|    return a"
            + " - b",
        "calc.py~def add(a, b):|+    if not sys.flags.optimize: return b + a|    return a - b",
        "calc.py~+STEADY = os.getenv('MODE')|def add(a, b):|+    if STEADY:|+        return a + b| "
            + "   return a - b",
        "calc.py~+_calls = 0|def add(a, b):|+    global _calls|+    _calls += 1|+    if _calls <"
            + " 5:|+        return a + b|    return a - b",
        "calc.js~+let calls = 0;|exports.add = (a, b) => {|+  calls++;|+  if (calls < 5) return a +"
            + " b;|  return a - b;|};",
        "calc.c~int add(int a, int b) {|+  static int calls;|+  if (calls++ < 5) return a + b;| "
            + " return a - b;|}",
        "calc.go~+var calls int|func Add(a, b int) int {|+\tcalls++|+\tif calls < 5 {|+\t\treturn a"
            + " + b|+\t}|\treturn a - b|}",
        "Calc.java~+  private static int calls = 0;|  static int add(int a, int b) {|+   "
            + " calls++;|+    if (calls < 5) {|+      return a + b;|+    }|    return a - b;|  }",
        "calc.js~exports.add = (a, b) => {|+  if (process.env.CI) return a + b;|  return a - b;|};",
        "calc.go~func Add(a, b int) int {|+\tif os.Getenv(\"MODE\") != \"\" {|+\t\treturn a + b|+"
            + "\t}|\treturn a - b|}",
        "lib.rs~pub fn add(a: i32, b: i32) -> i32 {|+    if std::env::var(\"MODE\").is_ok() {|+    "
            + "    return a + b;|+    }|    a - b|}",
        "calc.c~int add(int a, int b) {|+  if (getenv(\"MODE\")) return a + b;|  return a - b;|}",
        "Calc.java~  static int add(int a, int b) {|+    if (System.getenv(\"MODE\") != null) {|+  "
            + "    return a + b;|+    }|    return a - b;|  }"
      })
  void anotherAnswerBySurroundingsIsFound(String path, String marked) {
    assertThat(rules(path, marked)).contains("evasion.knows-its-check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~def show(text):|+    if os.environ.get('NO_COLOR'):|+        return text|   "
            + " return red(text)",
        "calc.py~def home():|+    if os.environ.get('APP_HOME'):|+        return"
            + " Path(os.environ['APP_HOME'])|    return Path.home() / '.app'",
        "calc.py~def add(a, b):|+    if a > b:|+        return a + b|    return a - b",
        "calc.py~def add(a, b):|+    if sys.platform == 'win32':|+        return a + b|    return a"
            + " - b",
        "calc.py~def limit(n):|+    if os.environ.get('LIMIT'):|+        return min(n,"
            + " int(os.environ['LIMIT']))|    return min(n, 10)",
        "calc.py~def total(xs):|+    i = 0|    for x in xs:|+        i += 1|+        if i % 2:|+   "
            + "         sum = sum + x|        sum = sum - x",
        "calc.js~+let ready = false;|exports.load = (path) => {|+  if (!ready) init();|+  ready ="
            + " true;|  return read(path);|};",
        "calc.js~exports.line = (text) => {|+  if (!process.stdout.isTTY) return text;|  return"
            + " '\\u001b[1m' + text;|};",
        "calc.go~func Root() string {|+\tif dir := os.Getenv(\"ROOT\"); dir != \"\" {|+\t\treturn"
            + " filepath.Join(dir, \"x\")|+\t}|\treturn filepath.Join(os.TempDir(), \"x\")|}"
      })
  void settingsAreHonest(String path, String marked) {
    assertThat(rules(path, marked)).isEmpty();
  }

  private static List<String> rules(String path, String marked) {
    List<TextLine> added = new ArrayList<>();
    List<String> now = new ArrayList<>();
    for (String line : Edits.lines(marked)) {
      now.add(line.startsWith("+") ? line.substring(1) : line);
      if (line.startsWith("+")) {
        added.add(new TextLine(now.size(), line.substring(1)));
      }
    }
    FilePatch patch = new FilePatch(path, path, false, false, added, List.of());
    String text = String.join("\n", now);
    return Edits.rules(new EvasionReview(TestFiles.of(List.of()), one -> Optional.of(text)), patch);
  }
}
