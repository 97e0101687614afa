package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * One line that tells all: passed, failed and skipped, or the total, by named group.
 *
 * @param word what every such line holds, for it is much sooner looked for than the pattern
 */
record OneLineSummary(String runner, String word, Pattern pattern) {
  private static final List<OneLineSummary> FORMS =
      List.of(
          form(
              "cargo",
              "test result: ",
              "^test result: \\w+\\. (?P<passed>\\d+) passed; (?P<failed>\\d+) failed;"
                  + " (?P<skipped>\\d+) ignored;"),
          form(
              "maven",
              "Tests run: ",
              "^(?:\\[\\w+\\] )?Tests run: (?P<total>\\d+), Failures: (?P<failed>\\d+), Errors:"
                  + " (?P<errors>\\d+), Skipped: (?P<skipped>\\d+)\\s*$"),
          form(
              "rspec",
              " example",
              "^(?P<total>\\d+) examples?, (?P<failed>\\d+) failures?(?:, (?P<skipped>\\d+)"
                  + " pending)?"),
          form(
              "minitest",
              " assertions, ",
              "^(?P<total>\\d+) runs, \\d+ assertions, (?P<failed>\\d+) failures, (?P<errors>\\d+)"
                  + " errors, (?P<skipped>\\d+) skips"),
          form("phpunit", "OK (", "^OK \\((?P<total>\\d+) tests?, \\d+ assertions?\\)"),
          form(
              "dotnet",
              "Passed:",
              "Failed:\\s+(?P<failed>\\d+), Passed:\\s+(?P<passed>\\d+),"
                  + " Skipped:\\s+(?P<skipped>\\d+), Total:"),
          form(
              "exunit",
              " test",
              "^(?P<total>\\d+) tests?, (?P<failed>\\d+) failures?(?:, (?P<skipped>\\d+)"
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
