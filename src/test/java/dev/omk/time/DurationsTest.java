package dev.omk.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,0",
        "0s,0",
        "90,90",
        "30s,30",
        "30S,30",
        "15m,900",
        "15M,900",
        "8h,28800",
        "8H,28800",
        "7d,604800",
        "7D,604800",
        "  15m  ,900",
        "\t90 ,90",
        "007,7",
        "9223372036854775807,9223372036854775807",
        "106751991167300d,9223372036854720000"
      })
  void digitsWithAnOptionalSuffixAreSeconds(String text, long seconds) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s",
        "nope",
        "-1",
        "+1",
        "1.5h",
        "1 m",
        "1hm",
        "1ms",
        "1w",
        "h1",
        "1e3",
        "0x10",
        "1h30m",
        "٣",
        "9223372036854775808",
        "9223372036854775807m",
        "106751991167301d",
        "99999999999999999999999999999"
      })
  void anythingElseIsNamedInTheError(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(OmkException.class)
        .hasMessage("invalid duration '" + text.strip() + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\u001b[31mh", "\u202e5m"})
  void whatCouldSteerATerminalIsNotRepeated(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .hasMessageStartingWith("invalid duration '")
        .hasMessageContaining("\uFFFD")
        .hasMessageNotContainingAny("\u001b", "\u202e");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "1,1s",
    "59,59s",
    "60,1m",
    "90,90s",
    "3600,1h",
    "3612,3612s",
    "28800,8h",
    "5400,90m",
    "86400,1d",
    "90000,25h",
    "604800,7d",
    "9223372036854775807,9223372036854775807s"
  })
  void formatIsCompactAndReadsBack(long seconds, String text) {
    Duration duration = Duration.ofSeconds(seconds);

    assertThat(Durations.format(duration)).isEqualTo(text);
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "59,59s",
    "90,1m 30s",
    "1800,30m",
    "3600,1h",
    "3603,1h 00m 03s",
    "7200,2h",
    "90060,1d 01h 01m",
    "604800,7d",
    "8639999921103,over 365000d",
    "9223372036854775807,over 365000d"
  })
  void exactIsToTheSecondAndBounded(long seconds, String text) {
    assertThat(Durations.exact(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "49,0s",
    "350,0.3s",
    "1000,1s",
    "9999,9.9s",
    "12400,12s",
    "59999,59s",
    "65000,1m 05s",
    "3599000,59m 59s",
    "3600000,1h 00m",
    "7380000,2h 03m",
    "273600000,3d 04h",
    "-65000,-1m 05s"
  })
  void humanShowsAtMostTwoUnits(long millis, String text) {
    assertThat(Durations.human(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
