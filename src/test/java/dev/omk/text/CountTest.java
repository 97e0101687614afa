package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

  @ParameterizedTest
  @CsvSource({
    "0,file,0 files",
    "1,file,1 file",
    "2,file,2 files",
    "1,pass,1 pass",
    "3,pass,3 passes"
  })
  void oneIsNotSeveral(long count, String what, String words) {
    assertThat(Count.of(count, what)).isEqualTo(words);
  }
}
