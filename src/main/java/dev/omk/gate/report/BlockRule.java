package dev.omk.gate.report;

import com.google.re2j.Pattern;
import dev.omk.gate.report.FailureBlock.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one kind of failure looks in the output of one kind of runner. To teach omk a runner, add a
 * row; the first row whose start matches a line wins.
 *
 * @param weight how telling the block is
 * @param start what its first line contains
 * @param end what the first line after it contains
 * @param maxLines after which it ends anyway
 * @param withHeader whether the last line before it that is not indented belongs to it
 * @param through whether the line that ends it belongs to it
 */
record BlockRule(
    Weight weight, Pattern start, Pattern end, int maxLines, boolean withHeader, boolean through) {
  private static final Pattern NEVER = Pattern.compile("\\z.");

  private static final String LOCATION =
      "^\\s*(\\./)?[\\w@./\\\\-]+\\.\\w+[:(]\\d+([:,]\\d+)?\\)?:? ";

  private static final List<BlockRule> RULES =
      List.of(
          // pytest: a header for each failure, then the summary's lines
          block("^_{3,} .+ _{3,}$", "^(_{3,} .+ _{3,}|={3,} .*={3,})$", 40),
          block("^(FAILED|ERROR) \\S+(::| - )", "", 1),
          // unittest
          block("^(FAIL|ERROR): \\S+ \\(", "^(={20,}|Ran \\d+ tests? in .*)$", 30),
          // Go
          block("^\\s*--- FAIL: ", "^(=== |\\s*--- |FAIL\\b|ok\\s|PASS$)", 15),
          block("^panic: ", "^(FAIL\\b|exit status)", 12),
          // Rust: the compiler, then a test's panic
          block("^error(\\[E\\d+\\])?: ", "^$", 14),
          block("^thread '.*' .*panicked at ", "^(note: |$|----)", 8),
          // Maven and Surefire, JUnit's console, Gradle
          block("<<< (FAILURE|ERROR)!", "^(\\[(INFO|ERROR|WARNING)\\]|$)", 10),
          block("^\\[ERROR\\] .*(\\.java:\\[?\\d+|:\\d+ )", "", 1),
          block("^\\S.* > .+ FAILED$", "^$", 10),
          block("^\\* What went wrong:", "^(\\* |$)", 10),
          // Node: TAP of node --test, jest, vitest
          block("^\\s*not ok \\d+", "^\\s*(\\.\\.\\.|ok \\d+|not ok \\d+|# )", 22),
          block("^\\s+● .+", "^\\s+● |^Test Suites:", 25),
          // Mocha and RSpec number their failures; the first frame is where it is
          through("^  \\d+\\) \\S", "^\\s+(at|#) .+:\\d+", 30),
          block("^\\s*(FAIL|❯|×|✕|✖)\\s+\\S+.*( > | › )", "^\\s*(FAIL|⎯|Test Files)", 20),
          block("^\\s*(node:)?AssertionError\\b.*:", "^$", 12),
          // Python's tracebacks end with the line that is not indented
          through("^Traceback \\(most recent call last\\)", "^\\S", 40),
          // compilers and linters that name a place
          block(LOCATION + ".*(?i:\\b(error|fatal|failed|undefined|expected)\\b)", "^\\S|^$", 4),
          block("^\\S+\\.(go|rs|c|cc|cpp|h|hpp|cs|ts|tsx|kt|swift|py):\\d+:\\d+: ", "^\\S|^$", 4),
          header("^\\s+\\d+:\\d+\\s+error\\s"),
          // what any tool may say
          error("(?i)(^|[\\s\\[(])(fatal|error|panic|failure)(\\[\\w+\\])?: \\S"),
          error("\\b\\w*(Error|Exception)\\b: "),
          error(
              "^(make|gmake)(\\[\\d+\\])?: \\*\\*\\* [^\\[]"), // "[Makefile:2: test] Error 1" says
          // nothing
          error(
              "(?i)\\bassertion\\b.*\\bfail|^Caused by: |^\\[ERROR\\] (Tests|Failed|COMPILATION)"),
          error("^\\[ERROR\\] \\w"),
          error("^(not ok|FAIL(ED|URE)?|✗|✘)\\b[: ]"),
          error(
              "(?i)(command not found|No such file or directory|Permission denied|No module"
                  + " named)"),
          summary("(?i)^(=+ )?\\d+ (failed|errors?|failing)\\b|^FAILED \\(|^test result: FAILED"));

  static Optional<BlockRule> startedBy(String line) {
    if (!mayStart(line) || isBoilerplate(line)) {
      return Optional.empty();
    }
    return RULES.stream().filter(rule -> rule.start.matcher(line).find()).findFirst();
  }

  /** Every start contains one of these in lower case, or a colon before a digit. */
  private static final List<String> HINTS =
      List.of(
          "fail",
          "error",
          "panic",
          "exception",
          "assert",
          "not ok",
          "traceback",
          "fatal",
          "___",
          "caused by",
          "went wrong",
          "not found",
          "no such",
          "denied",
          "no module",
          "●",
          "❯",
          "×",
          "✕",
          "✖",
          "✗",
          "✘",
          "***");

  /** Cheap: a log may have a million lines, and most say nothing. */
  private static boolean mayStart(String line) {
    if (line.length() > 3 && line.startsWith("  ") && Character.isDigit(line.charAt(2))) {
      return true;
    }
    for (int i = line.indexOf(':'); i >= 0 && i + 1 < line.length(); i = line.indexOf(':', i + 1)) {
      if (Character.isDigit(line.charAt(i + 1))) {
        return true;
      }
    }
    String lower = line.toLowerCase(Locale.ROOT);
    return HINTS.stream().anyMatch(lower::contains);
  }

  /** Whether the open block of {@code lines} lines ends before this line. */
  boolean isEnd(String line, int lines) {
    return lines >= maxLines || end.matcher(line).find();
  }

  /** Whether a line inside this block may begin another one. */
  boolean gives(String line) {
    return weight != Weight.FAILURE || start.matcher(line).find();
  }

  private static boolean isBoilerplate(String line) {
    return line.startsWith("[ERROR] Re-run Maven")
        || line.startsWith("[ERROR] -> [Help")
        || line.startsWith("[ERROR] For more information")
        || line.startsWith("[ERROR] To see the full stack trace")
        || line.startsWith("[ERROR] [Help ");
  }

  private static BlockRule block(String start, String end, int maxLines) {
    return rule(Weight.FAILURE, start, end, maxLines, false);
  }

  private static BlockRule through(String start, String end, int maxLines) {
    return new BlockRule(
        Weight.FAILURE, Pattern.compile(start), Pattern.compile(end), maxLines, false, true);
  }

  private static BlockRule header(String start) {
    return rule(Weight.FAILURE, start, "", 1, true);
  }

  private static BlockRule error(String start) {
    return rule(Weight.ERROR, start, "^\\S|^$", 4, false);
  }

  private static BlockRule summary(String start) {
    return rule(Weight.SUMMARY, start, "", 1, false);
  }

  private static BlockRule rule(
      Weight weight, String start, String end, int maxLines, boolean withHeader) {
    return new BlockRule(
        weight,
        Pattern.compile(start),
        end.isEmpty() ? NEVER : Pattern.compile(end),
        maxLines,
        withHeader,
        false);
  }
}
