package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.OutputSink;
import dev.omk.secret.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateLogTest {
  @TempDir Path temp;
  private Gates gates;

  @BeforeEach
  void makeTree() throws IOException {
    gates = Gates.in(Files.createDirectory(temp.resolve("tree")));
  }

  @Test
  void floodKeepsHeadAndTailAndFlatMemory() throws Exception {
    long before = usedMemory();
    GateResult result =
        gates.runOne(
            gate("flood", "echo first; yes 'a line of noise' | head -c 200000000; echo last"));
    long grown = usedMemory() - before;
    assertThat(result.passed()).isTrue();
    assertThat(Files.size(gates.log(result))).isLessThanOrEqualTo(16L * 1024 * 1024);
    String log = Files.readString(gates.log(result));
    assertThat(log).startsWith("first\n").endsWith("last\n");
    assertThat(log).containsPattern("\\[… omk: \\d+ bytes left out …]");
    assertThat(grown).isLessThan(64L * 1024 * 1024);
    assertThat(gates.logs()).isDirectoryContaining("glob:**.log").satisfies(GateLogTest::oneFile);
  }

  @Test
  void endlessLineKeepsHeadAndTailWithAMarker() throws Exception {
    GateResult result =
        gates.runOne(
            gate("long", "head -c 3000000 /dev/zero | tr '\\0' x; echo 2 failed; echo next"));
    String log = Files.readString(gates.log(result));
    assertThat(log.lines().findFirst().orElseThrow())
        .hasSizeLessThan(1024 * 1024 + 100)
        .startsWith("xxx")
        .contains("bytes of this line left out] xxx")
        .endsWith("xxx2 failed");
    assertThat(log).endsWith("\nnext\n");
  }

  @Test
  void outputIsFilteredBeforeItTouchesTheDisk() throws Exception {
    LogFilter filter =
        lines ->
            new String(lines, StandardCharsets.UTF_8)
                .replace("hunter2", "[redacted]")
                .getBytes(StandardCharsets.UTF_8);
    List<String> shown = Collections.synchronizedList(new ArrayList<>());
    GateListener listener =
        new GateListener() {
          @Override
          public void output(GateSpec gate, String line) {
            shown.add(line);
          }
        };
    GateResult result =
        gates
            .withFilter(filter)
            .run(gate("x", "echo error: hunter2; exit 1"), listener, new Cancellation())
            .getFirst();
    assertThat(gates.log(result)).content().isEqualTo("error: [redacted]\n");
    assertThat(shown).contains("error: [redacted]").noneMatch(line -> line.contains("hunter2"));
    assertThat(result.excerpt()).contains("[redacted]").doesNotContain("hunter2");
  }

  @Test
  void linkInThePlaceOfALogIsNotWrittenThrough() throws Exception {
    Path victim = Files.writeString(temp.resolve("victim"), "mine");
    Files.createDirectories(gates.logs());
    Files.createSymbolicLink(gates.logs().resolve("gate-01-x.log"), victim);
    GateResult result = gates.runOne(gate("x", "echo overwritten"));
    assertThat(result.outcome().status()).isEqualTo("errored");
    assertThat(victim).hasContent("mine");
  }

  @Test
  void lastLineIsShownWithoutTerminalSequences() throws Exception {
    List<String> shown = Collections.synchronizedList(new ArrayList<>());
    GateListener listener =
        new GateListener() {
          @Override
          public void output(GateSpec gate, String line) {
            shown.add(line);
          }
        };
    gates.run(gate("x", "printf 'one\\n\\033[31mtwo\\033[0m\\a\\n'"), listener, new Cancellation());
    assertThat(shown.getLast()).isEqualTo("two");
    gates.run(gate("x", "printf '10%%\\r50%%\\r100%%\\r\\n'"), listener, new Cancellation());
    assertThat(shown.getLast()).isEqualTo("100%");
  }

  /** Progress bars never end their line. */
  @Test
  void carriageReturnEndsTheLineThatIsShown() throws Exception {
    List<String> shown = new ArrayList<>();
    Path file = temp.resolve("x.log");
    try (GateLog log = new GateLog(file, LogFilter::none, shown::add)) {
      said(log, "10%\r");
      assertThat(shown).containsExactly("10%");
      said(log, "50");
      assertThat(shown).hasSize(1);
      said(log, "%\r\033[2K60%\r70");
      assertThat(shown).containsExactly("10%", "60%");
      said(log, "%".repeat(100_000) + "\r80%\r");
      assertThat(shown).endsWith("80%").hasSize(3);
    }
    assertThat(file).content().startsWith("10%\r50%\r").endsWith("\r80%\r");
  }

  @Test
  void nothingSecretIsShownOfALineThatHasNotEnded() throws Exception {
    List<String> shown = new ArrayList<>();
    Redactor redactor = new Redactor(List.of("hunter2-hunter2"));
    Supplier<LogFilter> filters = () -> redactor.lineFilter()::apply;
    try (GateLog log = new GateLog(temp.resolve("x.log"), filters, shown::add)) {
      said(log, "with hunter2-");
      said(log, "hunter2 at 10%\r");
      assertThat(shown).containsExactly("with [REDACTED] at 10%");
      said(log, "\n-----BEGIN RSA PRIVATE KEY-----\r");
      said(log, "\nMIIEowIBAAKCAQEAy8Dbv8prpJ\r");
      said(log, "\nMIIEowIBAAKCAQEAy8Dbv8prpK\r");
    }
    assertThat(shown).noneMatch(line -> line.contains("MIIE") || line.contains("hunter2"));
  }

  private static void said(GateLog log, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log.accept(OutputSink.Stream.STDOUT, bytes, 0, bytes.length);
  }

  @Test
  void noteBetweenAttemptsIsALineOfItsOwn() throws Exception {
    Path file = temp.resolve("x.log");
    byte[] open = "no newline".getBytes(StandardCharsets.UTF_8);
    try (GateLog log = new GateLog(file, LogFilter::none, line -> {})) {
      log.accept(OutputSink.Stream.STDERR, open, 0, open.length);
      log.note("attempt 2 of 2");
      assertThat(log.stderrEnd()).isEqualTo("no newline");
      log.accept(OutputSink.Stream.STDOUT, open, 0, open.length);
    }
    assertThat(file).hasContent("no newline\n[omk: attempt 2 of 2]\nno newline");
  }

  @Test
  void diskThatIsFullIsThrownAtOnce() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    GateLog full = new GateLog(Path.of("/dev/full"), LogFilter::none, line -> {});
    byte[] line = "lost\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> full.accept(OutputSink.Stream.STDOUT, line, 0, line.length))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(full::finishStreams).isInstanceOf(IOException.class);
    assertThatThrownBy(full::close).isInstanceOf(IOException.class);
  }

  private static void oneFile(Path directory) {
    assertThat(directory.toFile().list()).hasSize(1);
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
