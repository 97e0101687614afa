package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawArgumentsTest {
  @TempDir Path directory;

  private Path commandLine(byte[] bytes) throws Exception {
    return Files.write(directory.resolve("cmdline"), bytes);
  }

  @Test
  void plainArgumentsAreTakenAsTheyAre() {
    assertThat(RawArguments.of(new String[] {"goal", "über 漢字"}, Path.of("/is/not/there")))
        .containsExactly("goal", "über 漢字");
  }

  @Test
  void whatTheJvmCouldNotDecodeIsReadAgain() throws Exception {
    byte[] bytes = "java\0Main\0plan\0Füge 🎉\0".getBytes(StandardCharsets.UTF_8);

    assertThat(RawArguments.of(new String[] {"plan", "F\uFFFDge"}, commandLine(bytes)))
        .containsExactly("plan", "Füge 🎉");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws Exception {
    byte[] bytes = {'p', 0, (byte) 0xFF, 0};

    Path commandLine = commandLine(bytes);
    assertThatThrownBy(() -> RawArguments.of(new String[] {"p", "\uFFFD"}, commandLine))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("not valid UTF-8");
  }

  @Test
  void replacementCharacterThatWasMeantStays() throws Exception {
    byte[] bytes = "p\0a\uFFFDb\0".getBytes(StandardCharsets.UTF_8);

    assertThat(RawArguments.of(new String[] {"p", "a\uFFFDb"}, commandLine(bytes)))
        .containsExactly("p", "a\uFFFDb");
  }

  @Test
  void halfACharacterIsRefusedWhereBytesCannotBeHad() {
    assertThatThrownBy(() -> RawArguments.of(new String[] {"a\uD800"}, Path.of("/is/not/there")))
        .isInstanceOf(OmkException.class);
  }
}
