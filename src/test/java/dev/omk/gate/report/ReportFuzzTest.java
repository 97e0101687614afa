package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.gate.GateFinding;
import dev.omk.gate.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Reports and output of any bytes. */
@Tag("fuzz")
class ReportFuzzTest {
  private static final int LONGEST = 1000;

  @FuzzTest
  void junitXmlIsTestsOrRefused(byte[] bytes) throws IOException {
    try {
      List<TestResult> tests = JUnitReport.read(new ByteArrayInputStream(bytes));
      for (TestResult test : TestIds.unique(tests)) {
        assertThat(test.id()).hasSizeLessThanOrEqualTo(LONGEST + 20);
        assertThat(test.message()).hasSizeLessThanOrEqualTo(LONGEST).doesNotContain("\n");
        assertThat(test.line()).isNotNegative();
      }
      assertThat(TestIds.unique(tests)).extracting(TestResult::id).doesNotHaveDuplicates();
    } catch (UnreadableReportException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @FuzzTest
  void sarifIsFindingsOrRefused(byte[] bytes) {
    try {
      for (GateFinding finding : SarifReport.read(bytes, path -> false)) {
        assertThat(finding.message()).hasSizeLessThanOrEqualTo(LONGEST).doesNotContain("\n");
        assertThat(finding.line()).isNotNegative();
      }
    } catch (UnreadableReportException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @FuzzTest
  void outputOfAnyKindHasABoundedExcerpt(byte[] bytes) throws IOException {
    Excerpt excerpt = Excerpt.of(List.of(), new ByteArrayInputStream(bytes));
    assertThat(excerpt.text()).hasSizeLessThanOrEqualTo(2 * Excerpt.MAX_CHARS);
    assertThat(excerpt.places()).hasSizeLessThanOrEqualTo(GateFinding.MOST);
    for (GateFinding finding : excerpt.places()) {
      assertThat(finding.line()).isNotNegative();
    }
    RunnerSummary summary = new RunnerSummary();
    new String(bytes, StandardCharsets.UTF_8).lines().forEach(summary::line);
    summary.tests(true);
    assertThat(summary.tests(false)).hasSizeLessThanOrEqualTo(1_000_000);
  }
}
