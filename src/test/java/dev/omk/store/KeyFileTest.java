package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.digest.Sha256;
import dev.omk.error.OmkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path home;

  private KeyFile keyFile() {
    return KeyFile.of(Optional.empty(), Optional.of(home.toString()), DurableFiles.real());
  }

  private Path key() {
    return home.resolve(".config/omk/key");
  }

  private static String sample(Mac mac) {
    return Sha256.hex(mac.of(new byte[] {1}, 0, 1));
  }

  @Test
  void isCreatedOnceForItsOwnerOnly() throws IOException {
    assertThat(keyFile().load()).isEmpty();
    assertThat(home).isEmptyDirectory();

    Mac created = keyFile().loadOrCreate();

    assertThat(sample(keyFile().loadOrCreate())).isEqualTo(sample(created));
    assertThat(keyFile().load()).map(KeyFileTest::sample).contains(sample(created));
    assertThat(key()).content().matches("[0-9a-f]{64}\n");
    assertThat(permissions(key())).isEqualTo("rw-------");
    assertThat(permissions(home.resolve(".config/omk"))).isEqualTo("rwx------");
    try (Stream<Path> entries = Files.list(home.resolve(".config/omk"))) {
      assertThat(entries).containsExactly(key());
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void liesInTheConfigDirectory() {
    Optional<String> home = Optional.of("/home/me");
    DurableFiles files = DurableFiles.real();

    assertThat(KeyFile.of(Optional.of("/etc/me"), home, files).path())
        .contains(Path.of("/etc/me/omk/key"));
    assertThat(KeyFile.of(Optional.of("relative"), home, files).path())
        .contains(Path.of("/home/me/.config/omk/key"));
    assertThat(KeyFile.of(Optional.of(""), Optional.empty(), files).path()).isEmpty();
  }

  @Test
  void withoutAHomeThereIsNoneAndNoneIsMade() {
    KeyFile homeless = KeyFile.of(Optional.empty(), Optional.empty(), DurableFiles.real());

    assertThat(homeless.load()).isEmpty();
    assertThatThrownBy(homeless::loadOrCreate).isInstanceOf(OmkException.class);
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws IOException {
    keyFile().loadOrCreate();
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));

    assertRefused("rw-r-----");
  }

  @Test
  void isRefusedWhenItIsALink() throws IOException {
    keyFile().loadOrCreate();
    Path elsewhere = home.resolve("elsewhere");
    Files.move(key(), elsewhere);
    Files.createSymbolicLink(key(), elsewhere);

    assertRefused("not a regular file");
  }

  @Test
  void isRefusedWhenItIsNoKey() throws IOException {
    keyFile().loadOrCreate();
    Files.writeString(key(), "abcd\n");
    assertRefused("32 bytes");
    Files.writeString(key(), "no hex");
    assertRefused("hex");
  }

  @Test
  void isRefusedWhenAnotherUserOwnsIt() throws IOException {
    keyFile().loadOrCreate();
    assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(key(), "unix:uid")), "needs root");
    Files.setAttribute(key(), "unix:uid", 65534);

    assertRefused("another user owns it");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> keyFile().load())
        .isInstanceOf(OmkException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(key().toString());
    assertThatThrownBy(() -> keyFile().loadOrCreate()).hasMessageContaining(reason);
  }

  @Test
  @Tag("concurrent")
  void processesThatCreateItAtOnceGetTheSame() throws Exception {
    List<Process> creators = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      creators.add(SecondProcess.start("key", home.toString()));
    }
    Set<String> seen = new HashSet<>();
    for (Process creator : creators) {
      try (BufferedReader out = creator.inputReader()) {
        seen.add(out.readLine());
      }
      assertThat(creator.waitFor()).isZero();
    }

    assertThat(seen).hasSize(1).doesNotContainNull();
    try (Stream<Path> entries = Files.list(home.resolve(".config/omk"))) {
      assertThat(entries).containsExactly(key());
    }
  }
}
