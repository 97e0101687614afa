package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesTest {

  private static Values values(String... args) {
    ParsedCommand parsed = new ParsedCommand(CommandName.RUN, Arrays.asList(args));
    return new Values(parsed.result(), parsed.problems());
  }

  @Test
  void goodValuesAreRead() {
    Values values =
        values(
            "Fix a b",
            "--budget-time",
            " 15M ",
            "--budget-tokens",
            "9223372036854775807",
            "--budget-usd",
            "2.50",
            "--accept",
            "auto",
            "--max-agents",
            "99999999999");

    assertThat(values.argument()).contains("Fix a b");
    assertThat(values.duration("--budget-time")).contains(Duration.ofMinutes(15));
    assertThat(values.count("--budget-tokens")).contains(Long.MAX_VALUE);
    assertThat(values.money("--budget-usd")).contains(new BigDecimal("2.50"));
    assertThat(values.choice("--accept", "manual", "auto")).contains("auto");
    assertThat(values.smallCount("--max-agents")).contains(Integer.MAX_VALUE);
    assertThatCode(values::check).doesNotThrowAnyException();
  }

  @Test
  void whatIsNotGivenIsAbsent() {
    Values values = values("Fix a b");

    assertThat(values.duration("--budget-time")).isEmpty();
    assertThat(values.text("--agent")).isEmpty();
    assertThat(values.given("--until-ready")).isFalse();
  }

  @Test
  void badValuesAreCollectedAndUsageWins() {
    Values values = values("Fix a b", "--budget-tokens", "0", "--budget-usd", "x", "--wrong");
    assertThat(values.count("--budget-tokens")).isEmpty();
    assertThat(values.money("--budget-usd")).isEmpty();

    assertThatThrownBy(values::check)
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("--wrong")
        .hasMessageContaining("--budget-tokens must be greater than zero")
        .hasMessageContaining("--budget-usd needs an amount");
  }

  @Test
  void ruleAloneIsNoUsageError() {
    Values values = values("Fix a b", "--budget-time", "1x");
    assertThat(values.duration("--budget-time")).isEmpty();

    assertThatThrownBy(values::check)
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE));
  }

  @Test
  void zeroTimeIsLegalForABudgetAndNotForMore() {
    Values values = values("Fix a b", "--budget-time", "0s");

    assertThat(values.duration("--budget-time")).contains(Duration.ZERO);
    assertThat(values.positiveDuration("--budget-time")).isEmpty();
  }

  @Test
  void examplesAreWhatSomebodyWouldGive() {
    Values values = values("Fix a b", "--budget-tokens", "0", "--max-agents", "none");
    values.count("--budget-tokens");
    values.smallCount("--max-agents");

    assertThatThrownBy(values::check)
        .isInstanceOfSatisfying(
            OmkException.class,
            e ->
                assertThat(e.nextStep())
                    .isEqualTo(
                        "for instance: --budget-tokens 500000; for instance: --max-agents 8"));
  }

  @Test
  void noFileIsReadForATextThatBeginsWithAnAt(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("words"), "Fix a b --until-ready");
    Values values = values("@" + file);

    assertThat(values.argument()).contains("@" + file);
    assertThat(values.given("--until-ready")).isFalse();
  }
}
