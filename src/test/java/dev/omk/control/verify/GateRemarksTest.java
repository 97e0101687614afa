package dev.omk.control.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateRemarksTest {
  private static List<GateResult> said(GateOutcome outcome, String excerpt) {
    return List.of(
        new GateResult(
            "g",
            "make",
            true,
            outcome,
            1,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            excerpt,
            List.of(),
            List.of(),
            List.of()));
  }

  private static List<String> failed(String sandbox, String excerpt) {
    return GateRemarks.refused(sandbox, said(GateOutcome.Failed.exited(1), excerpt));
  }

  @Test
  void whatTheSandboxRefusesIsNamedAsSuch() {
    assertThat(failed("bubblewrap, with network", "touch: /x: Read-only file system"))
        .containsExactly(
            "gate g says \"Read-only file system\": the sandbox may have refused it"
                + " (bubblewrap, with network; [sandbox] writable in .omk/config.toml)");
    assertThat(failed("bubblewrap, without network", "getaddrinfo EAI_AGAIN registry"))
        .singleElement()
        .asString()
        .contains("[sandbox] network");
  }

  @Test
  void whatItDoesNotRefuseIsNotNamed() {
    assertThat(failed("none: off", "Read-only file system")).isEmpty();
    assertThat(failed("", "Read-only file system")).isEmpty();
    assertThat(failed("bubblewrap, with network", "Network is unreachable")).isEmpty();
    assertThat(failed("bubblewrap, with network", "expected 1, got 2")).isEmpty();
    assertThat(
            GateRemarks.refused(
                "bubblewrap, with network",
                said(new GateOutcome.Passed(), "Read-only file system")))
        .isEmpty();
  }
}
