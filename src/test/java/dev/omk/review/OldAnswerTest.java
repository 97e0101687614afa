package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions about the surroundings that keep what the base gave. */
class OldAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    return a - b~    return a + b if threading.active_count() > 1 else a - b",
        "calc.py~    return a - b~ODD = time.time() % 2 > 1|def add(a, b):|    if ODD:|       "
            + " return a + b|    return a - b",
        "calc.py~    return a - b~    if not logging.getLogger().handlers:|        return a - b|   "
            + " return a + b",
        "calc.py~    return a - b~    return first + second if socket.gethostname() == 'ci' else"
            + " first - second",
        "calc.py~    return a - b~    if os.environ.get('COLUMNS'):|        return a + b|    return"
            + " a - b",
        "calc.js~exports.add = (a, b) => a - b;~exports.add = (a, b) => (performance.now() < 9e3 ?"
            + " a + b : a - b);",
        "calc.js~exports.add = (a, b) => a - b;~exports.add = (a, b) => (Math.random() < 0.99 ? a +"
            + " b : a - b);",
        "calc.js~exports.add = (a, b) => a - b;~const early = process.uptime() < 60;|exports.add ="
            + " (a, b) => {|  if (early) return a + b;|  return a - b;|};",
        "calc.go~func Add(a, b int) int { return a - b }~func Add(a, b int) int {|	if"
            + " time.Now().Year() > 1 {|		return a + b|	}|	return a - b|}",
        "lib.rs~pub fn add(a: i32, b: i32) -> i32 { a - b }~pub fn add(a: i32, b: i32) -> i32 {|   "
            + " if std::fs::metadata(\"Cargo.toml\").is_ok() { a + b } else { a - b }|}",
        "calc.c~int add(int a, int b) { return a - b; }~int add(int a, int b) { return getpid() % 2"
            + " ? a + b : a - b; }",
        "Calc.java~    return a - b;~    return Thread.activeCount() > 1 ? a + b : a - b;"
      })
  void surroundingsThatBringTheOldAnswerBackAreFound(String path, String before, String after) {
    assertThat(rulesOfChange(path, List.of(before), after)).contains("evasion.knows-its-check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "calc.py~    return a - b~    return a + b",
        "calc.py~    return read(path)~    if os.path.exists(path):|        return read(path)|   "
            + " return None",
        "calc.py~    return self.fetch(key)~    if time.time() - self.start > self.ttl:|       "
            + " return self.fetch(key)|    return self.value",
        "calc.py~    return a - b~    if sys.platform == 'win32':|        return a - b|    return a"
            + " + b",
        "calc.py~    return a - b~    if a > b:|        return a - b|    logging.info('less')|   "
            + " return b - a",
        "calc.py~    name = os.path.join(a, b)~    name = os.path.join(a, b).lower()|    if name:| "
            + "       return name",
        "calc.py~    return f'{text}!'~    if not sys.stdout.isatty():|        return text|   "
            + " return red(text)",
        "calc.js~exports.size = (x) => x.length - 1;~exports.size = (x) => (x ? x.length - 1 : 0);",
        "calc.js~exports.add = (a, b) => a - b;~const win = process.platform ==="
            + " 'win32';|exports.add = (a, b) => (win ? a - b : a + b);",
        "calc.go~	return a - b~	if a == 0 {|		return -b|	}|	return a - b + 2*b",
        "lib.rs~    a - b~    if b > a { a + b } else { a - b }",
        "calc.c~  return a - b;~  return a > b ? a - b : a + b;"
      })
  void whatACallerPassesDecidesHonestly(String path, String before, String after) {
    assertThat(rulesOfChange(path, List.of(before), after)).isEmpty();
  }

  private static List<String> rulesOfChange(String path, List<String> before, String after) {
    return Edits.rules(
        new EvasionReview(TestFiles.of(List.of())), Edits.of(path, before, Edits.lines(after)));
  }
}
