package dev.omk.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.process.OutputSink;
import dev.omk.process.OutputSink.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLogTest {
  private static byte[] redact(byte[] lines) {
    return new String(lines, UTF_8).replace("hunter2-secret", "[REDACTED]").getBytes(UTF_8);
  }

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("transcript.log");
  }

  private BoundedLog open(Supplier<LogFilter> filter, long max) throws IOException {
    return new BoundedLog(file, filter, OutputSink.discard(), max);
  }

  private static void feed(BoundedLog log, Stream stream, byte[] bytes, int chunk) {
    for (int at = 0; at < bytes.length; at += chunk) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + chunk, bytes.length));
      log.accept(stream, part, 0, part.length);
      Arrays.fill(part, (byte) '#'); // the caller reuses its buffer
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 4096})
  void chunksInAnySizeGiveTheSameFile(int chunk) throws IOException {
    String text = "first\n\nsécond 日本\nno newline at the end";
    try (BoundedLog log = open(LogFilter::none, 10_000)) {
      feed(log, Stream.STDOUT, text.getBytes(UTF_8), chunk);
    }

    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8192, 70_000})
  void aSecretIsNeverWrittenHoweverItArrives(int chunk) throws IOException {
    String text = "x hunter2-secret y\n" + "pad\n".repeat(20_000) + "tail hunter2-secret";
    try (BoundedLog log = open(() -> BoundedLogTest::redact, 1_000_000)) {
      feed(log, Stream.STDOUT, text.getBytes(UTF_8), chunk);
    }

    assertThat(Files.readString(file)).isEqualTo(text.replace("hunter2-secret", "[REDACTED]"));
  }

  @Test
  void aSecretAcrossTheEndOfALongLineIsNotWrittenInPart() throws IOException {
    String line =
        "a".repeat(BoundedLog.MAX_LINE - 60)
            + "hunter2-secret".repeat(4000)
            + "b".repeat(BoundedLog.MAX_LINE / 16 - 60);
    try (BoundedLog log = open(() -> BoundedLogTest::redact, BoundedLog.MAX_BYTES)) {
      feed(log, Stream.STDOUT, (line + "\nnext\n").getBytes(UTF_8), 8192);
    }

    String content = Files.readString(file);
    assertThat(content).doesNotContain("hunter").doesNotContain("ecret").endsWith("bbb\nnext\n");
    assertThat(content.lines().findFirst().orElseThrow().getBytes(UTF_8))
        .hasSizeBetween(BoundedLog.MAX_LINE - 20_000, BoundedLog.MAX_LINE);
  }

  @Test
  void linesOfBothStreamsAreNotMixed() throws IOException {
    try (BoundedLog log = open(LogFilter::none, 10_000)) {
      feed(log, Stream.STDOUT, "out-".getBytes(UTF_8), 9);
      feed(log, Stream.STDERR, "err\n".getBytes(UTF_8), 9);
      feed(log, Stream.STDOUT, "put\n".getBytes(UTF_8), 9);
    }

    assertThat(file).hasContent("err\nout-put\n");
  }

  @Test
  void aFloodKeepsHeadAndTailWithAMarker() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      all.append("line ").append(i).append('\n');
    }
    try (BoundedLog log = open(LogFilter::none, 4096)) {
      feed(log, Stream.STDOUT, all.toString().getBytes(UTF_8), 777);
    }

    String content = Files.readString(file);
    assertThat(Files.size(file)).isLessThanOrEqualTo(4096);
    assertThat(content).startsWith("line 0\nline 1\n").endsWith("line 4998\nline 4999\n");
    assertThat(content).containsPattern("\\[… omk: \\d+ bytes left out …]\nline \\d+\n");
    assertThat(all.toString()).contains(content.substring(content.indexOf("…]\n") + 3));
  }

  @Test
  void anExactlyFullLogIsLeftAlone() throws IOException {
    byte[] bytes = new byte[4096 - 128];
    new Random(7).nextBytes(bytes);
    try (BoundedLog log = open(LogFilter::none, 4096)) {
      feed(log, Stream.STDOUT, bytes, 100);
    }

    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void bytesLeftOutAreCountedExactly() throws IOException {
    try (BoundedLog log = open(LogFilter::none, 1000)) {
      for (int i = 0; i < 300; i++) {
        feed(log, Stream.STDOUT, "line %03d\n".formatted(i).getBytes(UTF_8), 100);
      }
    }

    byte[] content = Files.readAllBytes(file);
    Matcher marker =
        Pattern.compile("\n\\[… omk: (\\d+) bytes left out …]\n")
            .matcher(new String(content, UTF_8));
    assertThat(marker.find()).isTrue();
    assertThat(content.length - marker.group().getBytes(UTF_8).length)
        .isEqualTo(300 * 9 - Integer.parseInt(marker.group(1)));
  }

  @Test
  void linesAreCutWithTheNumberOfBytesLeftOut() throws IOException {
    for (int length : new int[] {1_060_000, 1_100_000, 1_150_000, 3_000_000}) {
      String line = "x".repeat(length - 5) + "tail\u001b";
      try (BoundedLog log = new BoundedLog(file, LogFilter::none, OutputSink.discard())) {
        feed(log, Stream.STDOUT, (line + "\nnext").getBytes(UTF_8), 8192);
      }

      String text = Files.readString(file);
      String first = text.lines().findFirst().orElseThrow();
      Matcher marker =
          Pattern.compile(" \\[… omk: (\\d+) bytes of this line left out] ").matcher(first);
      assertThat(marker.find()).isTrue();
      assertThat(first.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(BoundedLog.MAX_LINE);
      assertThat(marker.end()).as("the tail is kept").isLessThan(first.length() - 40_000);
      assertThat(first.length() - marker.group().length())
          .isEqualTo(length - Integer.parseInt(marker.group(1)));
      assertThat(text).endsWith("xtail\u001b\nnext");
    }
  }

  @Test
  void lastLinesOfTwoStreamsStayTwoLines() throws IOException {
    try (BoundedLog log = open(LogFilter::none, 4096)) {
      feed(log, Stream.STDERR, "err".getBytes(UTF_8), 9);
      feed(log, Stream.STDOUT, "out".getBytes(UTF_8), 9);
    }

    assertThat(file).hasContent("out\nerr");
  }

  @Test
  void newStreamsBeginWithNewFilters() throws IOException {
    AtomicInteger made = new AtomicInteger();
    Supplier<LogFilter> numbered =
        () -> {
          int number = made.incrementAndGet();
          return lines -> (number + ":" + new String(lines, UTF_8)).getBytes(UTF_8);
        };
    try (BoundedLog log = open(numbered, 4096)) {
      feed(log, Stream.STDOUT, "a".getBytes(UTF_8), 9);
      log.endStreams();
      log.line("between");
      feed(log, Stream.STDERR, "b\n".getBytes(UTF_8), 9);
    }

    assertThat(file).hasContent("1:a\nbetween\n4:b\n");
  }

  @Test
  void aLinkInItsPlaceIsRefused() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    Files.createSymbolicLink(file, victim);
    Path dangling = directory.resolve("dangling.log");
    Files.createSymbolicLink(dangling, directory.resolve("made"));

    assertThatThrownBy(() -> open(LogFilter::none, 4096)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new BoundedLog(dangling, LogFilter::none, OutputSink.discard(), 4096))
        .isInstanceOf(IOException.class);
    assertThat(victim).hasContent("mine");
    assertThat(directory.resolve("made")).doesNotExist();
  }

  @Test
  void bytesThatAreNotTextAreKept() throws IOException {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, '\n', (byte) 0xc3};
    try (BoundedLog log = open(LogFilter::none, 4096)) {
      feed(log, Stream.STDERR, bytes, 2);
    }

    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void theReaderSeesOnlyWhatWasFiltered() throws IOException {
    StringBuilder seen = new StringBuilder();
    OutputSink reader =
        (stream, buffer, offset, length) ->
            seen.append(stream).append(':').append(new String(buffer, offset, length, UTF_8));
    try (BoundedLog log = new BoundedLog(file, () -> BoundedLogTest::redact, reader)) {
      feed(log, Stream.STDERR, "a hunter2-secret\n".getBytes(UTF_8), 3);
    }

    assertThat(seen).hasToString("STDERR:a [REDACTED]\n");
  }

  @Test
  void outputAfterTheEndIsDropped() throws IOException {
    BoundedLog log = open(LogFilter::none, 4096);
    feed(log, Stream.STDOUT, "kept\n".getBytes(UTF_8), 9);
    log.close();
    feed(log, Stream.STDOUT, "late\n".getBytes(UTF_8), 9);
    log.close();

    assertThat(file).hasContent("kept\n");
  }

  @Test
  void aDiskThatIsFullIsReportedAtTheEndOnly() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    BoundedLog log = new BoundedLog(full, LogFilter::none, OutputSink.discard(), 4096);
    feed(log, Stream.STDOUT, "lost\n".getBytes(UTF_8), 9);

    assertThatThrownBy(log::close).isInstanceOf(IOException.class);
  }
}
