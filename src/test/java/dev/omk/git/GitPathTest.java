package dev.omk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitPathTest {

  @Test
  void utf8IsReadAsSuch() {
    String path = "dir/naïve 日本 🚀\n-x";
    assertThat(GitPath.decode(path.getBytes(StandardCharsets.UTF_8))).isEqualTo(path);
  }

  @Test
  void anyBytesComeBack() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      String path = GitPath.decode(bytes);
      assertThat(GitPath.encode(path)).isEqualTo(bytes);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(path)).isTrue();
    }
  }

  @Test
  void aGenuinePrivateUseCharacterComesBackToo() {
    byte[] bytes = "x\uEFFFy".getBytes(StandardCharsets.UTF_8);
    assertThat(GitPath.encode(GitPath.decode(bytes))).isEqualTo(bytes);
    assertThat(GitPath.decode(bytes)).isNotEqualTo(GitPath.decode(new byte[] {'x', -1, 'y'}));
  }

  @Test
  void pathsBecomeFilesAndComeBack(@TempDir Path base) throws IOException {
    RootedPaths paths = new RootedPaths(base.toRealPath());
    byte[] name = {'o', 'd', 'd', (byte) 0xFF, '%', '4', '1', ' ', '\n', (byte) 0xC3, (byte) 0xA4};
    String path = "d/" + GitPath.decode(name);
    Path file = paths.file(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");

    try (var entries = Files.list(base.toRealPath().resolve("d"))) {
      assertThat(entries.map(paths::path)).containsExactly(path);
    }
    assertThat(Files.readString(paths.file(path))).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc/passwd", "a/../../b", "..", ".git/config", "a/.GIT/hooks/x", "a//b"})
  void aPathOutOfTheWorkTreeIsRefused(String path) {
    RootedPaths paths = new RootedPaths(Path.of("/somewhere"));
    assertThatThrownBy(() -> paths.file(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
