package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0.000000",
    "2.5,2.500000",
    "0.0096,0.009600",
    "0.000001,0.000001",
    "0.0000001,under 0.000001",
    "2E-7,under 0.000001",
    "1E+3,1000.000000",
    "123456789012345,123456789012345.000000",
    "9E+300,9E+300",
    "1234567890123456789,1.23457E+18"
  })
  void amountsAreBoundedAndNeverNothingWhenThereIsSomething(BigDecimal amount, String words) {
    assertThat(Dollars.human(amount)).isEqualTo(words);
  }
}
