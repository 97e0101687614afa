package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newer omk wrote is refused, and left as it is. */
class NewerVersionsTest {
  @TempDir Path root;
  private Path directory;
  private Path file;
  private Path head;

  @BeforeEach
  void aGoal() throws IOException {
    directory = Goals.create(root, "noted");
    file = directory.resolve(Journal.FILE);
    head = directory.resolve(Head.FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"goal_id\":\"" + Goals.ID + "\",\"seq\":2,\"bytes\":9,\"line\":\"\"}\n",
        "{\"version\":2,\"heads\":[{\"seq\":2}]}\n",
        "{\"version\":3}"
      })
  void aNewerHeadIsRefusedWhateverItsForm(String newer) throws IOException {
    Files.writeString(head, newer);

    assertRefused("head.json");
  }

  @Test
  void aNewerLineThatOurKeyVouchesForIsRefused() throws IOException {
    JournalPosition end = Goals.open(directory).append(List.of()).position();
    byte[] line =
        newer(EventLine.write(Goals.event("later"), Goals.ID, Instant.EPOCH, end, Goals.MAC));
    byte[] before = Files.readAllBytes(file);
    Files.write(
        file,
        new String(before, StandardCharsets.UTF_8)
            .concat(text(line) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    String hash = Sha256.hex(Sha256.of(line, 0, line.length));
    Head after = new Head(Goals.ID, end.seq() + 1, end.bytes() + line.length + 1, hash);
    Files.write(head, after.toBytes(Goals.MAC));

    assertRefused("line 3");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The same line with the next version, and the mac that fits it. */
  private static byte[] newer(byte[] line) {
    String text = text(line).replace("\"schema_version\":1", "\"schema_version\":2");
    int covered = text.lastIndexOf(",\"mac\":");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String mac = Sha256.hex(Goals.MAC.of(bytes, 0, covered));
    return (text.substring(0, covered) + ",\"mac\":\"" + mac + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void assertRefused(String what) throws IOException {
    byte[] journalThen = Files.readAllBytes(file);
    byte[] headThen = Files.readAllBytes(head);
    assertThatThrownBy(() -> Goals.read(directory))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_AVAILABLE))
        .hasMessageContaining("a newer omk")
        .hasMessageContaining(what);
    assertThatThrownBy(() -> Goals.open(directory).append(List.of(Goals.event("noted"))))
        .hasMessageContaining("a newer omk");
    assertThatThrownBy(
            () -> Goals.read(Journal.open(directory, Goals.ID, Optional.empty(), Storage.real())))
        .hasMessageContaining("a newer omk");
    assertThat(Files.readAllBytes(file)).isEqualTo(journalThen);
    assertThat(Files.readAllBytes(head)).isEqualTo(headThen);
  }
}
