package dev.omk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.TestResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateResultTest {
  private static TestResult failed(String id, String message, String file) {
    return new TestResult(id, Status.FAILED, message, file, 0);
  }

  private static List<String> complaints(TestResult... tests) {
    GateResult result =
        new GateResult(
            "g",
            "go test ./...",
            true,
            new GateOutcome.Failed(1, "exit code 1"),
            1,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            List.of(tests),
            List.of(new GateFinding(GateFinding.Level.ERROR, "", "boom", "a_test.go", 3)),
            List.of());
    return result.complaints().stream().map(GateFinding::text).toList();
  }

  @Test
  void aPackageAndACountedTestSayNothingThatTheGateDoesNot() {
    assertThat(complaints(failed("go x/y", "", ""), TestResult.counted("node", 2, Status.FAILED)))
        .containsExactly("a_test.go:3: boom");
  }

  @Test
  void aTestWithANameIsAComplaintWhateverItIsCalled() {
    assertThat(
            complaints(failed("go x", "no", ""), failed("go y", "", "b.go"), failed("t", "", "")))
        .containsExactly("go x: no", "b.go: go y", "t", "a_test.go:3: boom");
  }

  @Test
  void whatToDoDependsOnWhyItCouldNotBeRun() {
    assertThat(remedy("program not found: ruff")).isEqualTo("install what gate 'g' needs");
    assertThat(remedy("program is not executable: ./x"))
        .isEqualTo("make what gate 'g' runs executable: chmod +x");
  }

  private static String remedy(String reason) {
    return new GateResult(
            "g",
            "x",
            true,
            new GateOutcome.Errored(reason),
            1,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            List.of(),
            List.of(),
            List.of())
        .remedy();
  }
}
