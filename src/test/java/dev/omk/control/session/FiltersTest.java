package dev.omk.control.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.log.BoundedLog;
import dev.omk.process.OutputSink;
import dev.omk.process.OutputSink.Stream;
import dev.omk.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
  private static final String BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj";
  private static final String KEY =
      "-----BEGIN PRIVATE"
          + " KEY-----\n"
          + (BODY + "\n").repeat(12)
          + "-----END PRIVATE"
          + " KEY-----\n";

  @TempDir private Path directory;

  private String logged(String text, int chunk, Stream... streams) throws IOException {
    Path file = directory.resolve("x.log");
    Redactor redactor = new Redactor(List.of("schön-geheim-wert"));
    try (BoundedLog log = new BoundedLog(file, Filters.of(redactor), OutputSink.discard())) {
      byte[] bytes = text.getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at += chunk) {
        for (Stream stream : streams) {
          log.accept(stream, bytes, at, Math.min(chunk, bytes.length - at));
        }
      }
    }
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 41, 100, 1_000_000})
  void aPrivateKeyIsTakenOutHoweverItsLinesArrive(int chunk) throws IOException {
    String log = logged("before\n" + KEY + "after\n", chunk, Stream.STDOUT);

    assertThat(log).startsWith("before\n").endsWith("\nafter\n");
    assertThat(log).doesNotContain(BODY.substring(0, 20));
    assertThat(log.lines()).hasSize(16);
  }

  @Test
  void keysOnBothStreamsAtOnceAreTakenOut() throws IOException {
    String log = logged(KEY, 41, Stream.STDOUT, Stream.STDERR);

    assertThat(log).doesNotContain(BODY.substring(0, 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000_000})
  void aValueOfSeveralBytesACharacterIsTakenOut(int chunk) throws IOException {
    assertThat(logged("a schön-geheim-wert é\n", chunk, Stream.STDOUT))
        .isEqualTo("a [REDACTED] é\n");
  }
}
