package dev.omk.gate.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line that tells all: passed, failed and skipped, or the total, by named group. The patterns
 * repeat nothing within a repetition, so the JDK's engine is linear in them, too; it gives groups
 * much sooner, and a flood of such lines is read as it comes.
 *
 * @param word what every such line holds, for it is much sooner looked for than the pattern
 */
record OneLineSummary(String runner, String word, Pattern pattern) {
  private static final List<OneLineSummary> FORMS =
      List.of(
          form(
              "cargo",
              "test result: ",
              "^test result: \\w+\\. (?<passed>\\d+) passed; (?<failed>\\d+) failed;"
                  + " (?<skipped>\\d+) ignored;"),
          form(
              "maven",
              "Tests run: ",
              "^(?:\\[\\w+\\] )?Tests run: (?<total>\\d+), Failures: (?<failed>\\d+), Errors:"
                  + " (?<errors>\\d+), Skipped: (?<skipped>\\d+)\\s*$"),
          form(
              "rspec",
              " example",
              "^(?<total>\\d+) examples?, (?<failed>\\d+) failures?(?:, (?<skipped>\\d+)"
                  + " pending)?"),
          form(
              "minitest",
              " assertions, ",
              "^(?<total>\\d+) runs, \\d+ assertions, (?<failed>\\d+) failures, (?<errors>\\d+)"
                  + " errors, (?<skipped>\\d+) skips"),
          form("phpunit", "OK (", "^OK \\((?<total>\\d+) tests?, \\d+ assertions?\\)"),
          form(
              "dotnet",
              "Passed:",
              "Failed:\\s+(?<failed>\\d+), Passed:\\s+(?<passed>\\d+),"
                  + " Skipped:\\s+(?<skipped>\\d+), Total:"),
          form(
              "ctest",
              "% tests passed, ",
              "^\\d+% tests passed, (?<failed>\\d+) tests? failed out of (?<total>\\d+)"),
          form("prove", ", Tests=", "^Files=\\d+, Tests=(?<total>\\d+),"),
          form(
              "gtest",
              " ran. (",
              "^\\[=+\\] (?<total>\\d+) tests? from \\d+ test (?:suite|case)s? ran\\."),
          form(
              "doctest",
              "test cases:",
              "^\\[doctest\\] test cases:\\s+\\d+ \\|\\s+(?<passed>\\d+) passed"
                  + " \\|\\s+(?<failed>\\d+) failed \\|\\s+(?<skipped>\\d+) skipped"),
          form(
              "catch2",
              " test case",
              "^All tests passed \\(\\d+ assertions? in (?<total>\\d+) test cases?\\)"),
          form("catch2", "test cases:", "^test cases:\\s+(?<total>\\d+) \\|"),
          form(
              "nextest",
              " run: ",
              "^\\s*Summary \\[[^\\]]*\\] \\d+ tests? run: (?<passed>\\d+) passed(?: \\([^)]*\\))?"
                  + "(?:, (?<failed>\\d+) failed)?(?:, (?<skipped>\\d+) skipped)?"),
          form(
              "deno",
              " passed ",
              "^(?:ok|FAILED) \\| (?<passed>\\d+) passed (?:\\([^)]*\\) )?\\| (?<failed>\\d+)"
                  + " failed(?: \\| (?<skipped>\\d+) ignored)?"),
          form(
              "exunit",
              " test",
              "^(?<total>\\d+) tests?, (?<failed>\\d+) failures?(?:, (?<skipped>\\d+)"
                  + " (?:skipped|excluded))?$"));

  /** What such a line tells. */
  record Told(String runner, int total, int failed, int skipped) {}

  private static OneLineSummary form(String runner, String word, String pattern) {
    return new OneLineSummary(runner, word, Pattern.compile(pattern));
  }

  /** What a line tells, if it is one of these. */
  static Optional<Told> read(String line) {
    for (OneLineSummary form : FORMS) {
      Matcher matcher = line.contains(form.word) ? form.pattern.matcher(line) : null;
      if (matcher != null && matcher.find()) {
        return Optional.of(form.told(matcher));
      }
    }
    return Optional.empty();
  }

  private Told told(Matcher matcher) {
    int failed = group(matcher, "failed") + group(matcher, "errors");
    int skipped = group(matcher, "skipped");
    int total =
        has("total") ? group(matcher, "total") : group(matcher, "passed") + failed + skipped;
    return new Told(runner, total, failed, skipped);
  }

  private boolean has(String group) {
    return pattern.namedGroups().containsKey(group);
  }

  private int group(Matcher matcher, String group) {
    String text = has(group) ? matcher.group(group) : null;
    return text == null ? 0 : RunnerSummary.number(text);
  }
}
