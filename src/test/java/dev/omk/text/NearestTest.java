package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("claude", "codex", "jobs", "timeout", "acp");

  @ParameterizedTest
  @CsvSource({
    "clade,claude",
    "cluade,claude",
    "job,jobs",
    "timeuot,timeout",
    "apc,acp",
    "codexx,codex",
    "tim,timeout"
  })
  void aTypingErrorIsRecognised(String word, String meant) {
    assertThat(Nearest.to(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "gemini", "''", "timetable"})
  void anotherWordIsNotGuessedAt(String word) {
    assertThat(Nearest.to(word, KNOWN)).isEmpty();
    assertThat(Nearest.hint(word, KNOWN)).isEmpty();
  }

  @Test
  void aBeginningIsRecognisedIfItIsThatOfOneAlone() {
    assertThat(Nearest.to("--lim", List.of("--limit", "--json"))).contains("--limit");
    assertThat(Nearest.to("--budget", List.of("--budget-time", "--budget-usd"))).isEmpty();
  }

  @Test
  void caseAndHyphensAreNoMistakes() {
    assertThat(Nearest.to("ALLOW-FAIL", List.of("allowed", "allow_fail"))).contains("allow_fail");
  }

  @Test
  void aVeryLongWordIsNotCompared() {
    assertThat(Nearest.to("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
