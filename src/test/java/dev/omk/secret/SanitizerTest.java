package dev.omk.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SanitizerTest {
  @Test
  void terminalEscapeIsShownAndNotObeyed() {
    assertThat(Sanitizer.plain("\u001b[2J\u001b]0;x\u0007")).isEqualTo("␛[2J␛]0;x␇");
    assertThat(Sanitizer.plain("a\u009b1mb\u007f")).isEqualTo("a<U+009B>1mb␡");
  }

  @Test
  void lineCannotBeOverwritten() {
    assertThat(Sanitizer.plain("failed\rpassed\r\n")).isEqualTo("failed␍passed\n");
  }

  @Test
  void directionCannotBeTurned() {
    assertThat(Sanitizer.plain("a\u202eb\u2066")).isEqualTo("a<U+202E>b<U+2066>");
  }

  @Test
  void ordinaryTextStaysTheSameObject() {
    String text = "ok\n\tschön 漢字 🎉";

    assertThat(Sanitizer.plain(text)).isSameAs(text);
  }

  @Test
  void oneLineHasNoNewline() {
    assertThat(Sanitizer.oneLine("a\r\nb\nc\td\u001b")).isEqualTo("a b c d␛");
  }
}
