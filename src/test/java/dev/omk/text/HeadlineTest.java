package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlineTest {
  @Test
  void firstLineThatSaysSomethingStandsForTheText() {
    assertThat(Headline.of("\n---\n# Fix  the sum\n\n- calc.py: negative numbers\n"))
        .isEqualTo("Fix the sum");
    assertThat(Headline.of("Fix #12 in calc")).isEqualTo("Fix #12 in calc");
    assertThat(Headline.of("- [calc.py] fails")).isEqualTo("[calc.py] fails");
    assertThat(Headline.of("\n***\n")).isEmpty();
  }
}
