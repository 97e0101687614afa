package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCountsTest {
  private static final TestResult PACKAGE =
      new TestResult(TestResult.GO_PACKAGE + "x/a", Status.FAILED, "", "", 0);
  private static final TestResult TEST = new TestResult("a::b", Status.PASSED, "", "a.py", 1);

  @Test
  void packagesWhoseTestsNobodyCountedAreNoTests() {
    assertThat(TestCounts.of(List.of(PACKAGE, PACKAGE)).text()).isEqualTo("2 packages, 2 failed");
    assertThat(TestCounts.of(List.of(TEST, PACKAGE)).text())
        .isEqualTo("1 test and 1 package, 1 failed");
    assertThat(TestCounts.of(List.of(TEST)).text()).isEqualTo("1 test");
  }
}
