package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.process.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    assertThat(log).containsPattern("\\[omk: \\d+ bytes left out here]");
    assertThat(grown).isLessThan(64L * 1024 * 1024);
    assertThat(gates.logs()).isDirectoryNotContaining("glob:**.tail");
  }

  @Test
  void bytesLeftOutAreCountedExactly() throws Exception {
    Path file = temp.resolve("x.log");
    try (BoundedLogFile log = new BoundedLogFile(file, 1000)) {
      for (int i = 0; i < 300; i++) {
        byte[] line = "line %03d\n".formatted(i).getBytes(StandardCharsets.UTF_8);
        log.write(line, 0, line.length);
      }
    }
    String text = Files.readString(file);
    int marker = "\n[omk: 1956 bytes left out here]\n".length();
    assertThat(text).contains("\n[omk: 1956 bytes left out here]\n").endsWith("line 299\n");
    assertThat(text.length() - marker + 1956).isEqualTo(300 * 9);
  }

  @Test
  void whatJustFitsIsKeptWhole() throws Exception {
    Path file = temp.resolve("x.log");
    byte[] text = "x".repeat(700).getBytes(StandardCharsets.UTF_8);
    try (BoundedLogFile log = new BoundedLogFile(file, 1000)) {
      log.write(text, 0, text.length);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(text);
  }

  @Test
  void endlessLineIsCutWithAMarker() throws Exception {
    GateResult result =
        gates.runOne(gate("long", "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo next"));
    String log = Files.readString(gates.log(result));
    assertThat(log.lines().findFirst().orElseThrow())
        .hasSizeLessThan(1024 * 1024 + 100)
        .endsWith("bytes of this line left out]");
    assertThat(log).endsWith("\nnext\n");
  }

  @Test
  void outputIsFilteredBeforeItTouchesTheDisk() throws Exception {
    LogFilter upperCase =
        () ->
            new LogFilter.Stream() {
              @Override
              public byte[] accept(byte[] buffer, int offset, int length) {
                return new String(buffer, offset, length, StandardCharsets.UTF_8)
                    .replace("hunter2", "[redacted]")
                    .getBytes(StandardCharsets.UTF_8);
              }

              @Override
              public byte[] finish() {
                return "end of stream\n".getBytes(StandardCharsets.UTF_8);
              }
            };
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
            .withFilter(upperCase)
            .run(gate("x", "echo error: hunter2; exit 1"), listener, new Cancellation())
            .getFirst();
    assertThat(gates.log(result)).content().contains("error: [redacted]\n", "end of stream\n");
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
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
