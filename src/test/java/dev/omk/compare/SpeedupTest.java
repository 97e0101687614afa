package dev.omk.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedupTest {
  private static List<Duration> ms(long... times) {
    return Arrays.stream(times).mapToObj(Duration::ofMillis).toList();
  }

  @Test
  void theIntervalIsThatOfStudent() {
    // Ratios 2, 2.2, 1.8 and 2: mean of logs 0.6911, deviation 0.0820, t(3) = 3.182.
    Speedup speedup = Speedup.of(ms(200, 220, 180, 200), ms(100, 100, 100, 100));
    assertThat(speedup.ratio()).isCloseTo(1.995, within(0.01));
    assertThat(speedup.lower()).isCloseTo(1.751, within(0.01));
    assertThat(speedup.upper()).isCloseTo(2.273, within(0.01));
  }

  @Test
  void whatSlowsBothSidesDownDoesNotCount() {
    Speedup speedup = Speedup.of(ms(200, 2000, 400, 200, 800), ms(100, 1000, 200, 100, 400));
    assertThat(speedup.atLeast(new BigDecimal("1.99"))).isTrue();
  }

  @Test
  void noiseAloneIsNoSpeedup() {
    Speedup speedup = Speedup.of(ms(100, 130, 90, 110, 105), ms(105, 95, 120, 100, 110));
    assertThat(speedup.atLeast(new BigDecimal("1.1"))).isFalse();
  }

  @Test
  void aWideIntervalIsUnclear() {
    Speedup speedup = Speedup.of(ms(100, 400, 100, 400, 100), ms(100, 100, 100, 100, 100));
    assertThat(speedup.unclear(new BigDecimal("1.2"))).isTrue();
    assertThat(speedup.words()).contains("times as fast (95 %");
  }
}
