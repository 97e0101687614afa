package dev.omk.gate.run;

import dev.omk.gate.GateFinding;
import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import dev.omk.gate.report.JUnitReport;
import dev.omk.gate.report.SarifReport;
import dev.omk.gate.report.TestIds;
import dev.omk.gate.report.UnreadableReportException;
import dev.omk.log.LogFilter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the reports of one attempt say.
 *
 * @param tests with unique ids
 * @param findings of linters
 * @param problem why a report cannot count; empty when all can
 */
record ImportedReports(List<TestResult> tests, List<GateFinding> findings, String problem) {
  private static final ImportedReports NONE = new ImportedReports(List.of(), List.of(), "");

  ImportedReports {
    tests = List.copyOf(tests);
    findings = List.copyOf(findings);
  }

  /** For a gate without reports: what its output says of tests. */
  static ImportedReports said(List<TestResult> tests) {
    return tests.isEmpty() ? NONE : new ImportedReports(tests, List.of(), "");
  }

  static ImportedReports read(
      ReportFiles files, Instant start, Places places, Supplier<LogFilter> filters)
      throws IOException {
    List<TestResult> tests = new ArrayList<>();
    List<GateFinding> findings = new ArrayList<>();
    String problem = "";
    try {
      for (Path report : files.written(start)) {
        readOne(files, report, places, tests, findings);
      }
    } catch (UnreadableReportException e) {
      problem = e.reason();
    }
    List<TestResult> filtered =
        TestIds.unique(tests).stream().map(test -> filtered(test, filters)).toList();
    return new ImportedReports(
        filtered,
        findings.stream().map(finding -> filtered(finding, filters)).toList(),
        filters.get().text(problem));
  }

  private static void readOne(
      ReportFiles files,
      Path report,
      Places places,
      List<TestResult> tests,
      List<GateFinding> findings)
      throws IOException, UnreadableReportException {
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(report, LinkOption.NOFOLLOW_LINKS))) {
      if (looksLikeJson(in)) {
        SarifReport.read(in.readAllBytes(), places::leadsSomewhere).stream()
            .map(places::resolved)
            .forEach(findings::add);
      } else {
        JUnitReport.read(in).stream()
            .map(test -> places.resolved(test, report))
            .forEach(tests::add);
      }
    } catch (UnreadableReportException e) {
      throw new UnreadableReportException(
          "its report " + files.name(report) + " cannot be read: " + e.reason());
    }
  }

  private static boolean looksLikeJson(InputStream in) throws IOException {
    in.mark(512);
    byte[] start = in.readNBytes(512);
    in.reset();
    for (byte b : start) {
      if (b == '{') {
        return true;
      }
      if (b == '<') {
        return false;
      }
    }
    return false;
  }

  private static TestResult filtered(TestResult test, Supplier<LogFilter> filters) {
    LogFilter filter = filters.get();
    return new TestResult(
        filter.text(test.id()),
        test.status(),
        test.message().isEmpty() ? "" : filter.text(test.message()),
        test.file(),
        test.line());
  }

  private static GateFinding filtered(GateFinding finding, Supplier<LogFilter> filters) {
    return new GateFinding(
        finding.level(),
        finding.rule(),
        filters.get().text(finding.message()),
        finding.file(),
        finding.line());
  }

  /** The errors of linters, one line each. */
  List<String> errorLines() {
    return errors().map(GateFinding::text).toList();
  }

  private Stream<GateFinding> errors() {
    return findings.stream().filter(finding -> finding.level() == GateFinding.Level.ERROR);
  }

  /** Whether they say of anything that failed where it is; some producers give a name alone. */
  boolean leadToFailures() {
    return errors().findAny().isPresent()
        || tests.stream().anyMatch(t -> t.status() == Status.FAILED && !t.file().isEmpty());
  }

  /** How much in them failed. */
  long failures() {
    return errors().count() + tests.stream().filter(t -> t.status() == Status.FAILED).count();
  }
}
