package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @Test
  void whatAShellReadsAsItIsStaysBare() {
    assertThat(ShellWord.of("/a/b-c_d.e")).isEqualTo("/a/b-c_d.e");
    assertThat(ShellWord.of("my project")).isEqualTo("\"my project\"");
    assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "~", "a b", "it's", "$HOME", "`id`", "a\"b", "a\\b", "!!", "*", "ü", "#x"})
  void aShellReadsTheSameWord(String word) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(word))
            .redirectErrorStream(true)
            .start();

    byte[] read = shell.getInputStream().readAllBytes();

    assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(word);
  }
}
