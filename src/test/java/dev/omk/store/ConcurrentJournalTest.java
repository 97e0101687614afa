package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("concurrent")
class ConcurrentJournalTest {
  private static final int WRITERS = 8;
  private static final int APPENDS = 50;
  private static final int PROCESSES = 32;
  private static final int COMMANDS = 200;

  @TempDir Path root;

  private static void assertEachOnce(Path directory, int writers, int appends) {
    JournalReading reading = Goals.read(directory);
    assertThat(reading.state()).isEqualTo(new JournalState.Intact());
    assertThat(reading.events().stream().mapToLong(Event::seq).toArray())
        .containsExactly(LongStream.rangeClosed(1, 1 + writers * appends).toArray());
    List<String> expected = new ArrayList<>(List.of("run_started"));
    for (int writer = 0; writer < writers; writer++) {
      for (int i = 0; i < appends; i++) {
        expected.add("w" + writer + "-" + i);
      }
    }
    assertThat(Goals.kinds(reading)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(reading.events()).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void threadsOfOneProcessAppendEachEventOnce() throws Exception {
    Path directory = Goals.create(root);
    Journal shared = Goals.open(directory);
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "w" + writer;
        Journal journal = writer % 2 == 0 ? shared : Goals.open(directory);
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < APPENDS; i++) {
                    journal.append(List.of(Goals.event(name + "-" + i)));
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get(60, TimeUnit.SECONDS);
      }
    }

    assertEachOnce(directory, WRITERS, APPENDS);
  }

  @Test
  void processesAppendEachEventOnce() throws Exception {
    Path directory = Goals.create(root);
    List<Process> writers = new ArrayList<>();
    for (int writer = 0; writer < PROCESSES; writer++) {
      writers.add(
          SecondProcess.start(
              "append", directory.toString(), String.valueOf(COMMANDS), "w" + writer));
    }
    Journal reader = Goals.open(directory);
    List<Event> followed = new ArrayList<>(Goals.read(reader).events());
    for (Process writer : writers) {
      while (!writer.waitFor(100, TimeUnit.MILLISECONDS)) {
        followed.addAll(reader.news());
        assertThat(Goals.read(directory).state()).isNotInstanceOf(JournalState.Damaged.class);
      }
      assertThat(writer.exitValue()).isZero();
    }
    followed.addAll(reader.news());

    assertEachOnce(directory, PROCESSES, COMMANDS);
    assertThat(followed).isEqualTo(Goals.read(directory).events());
  }

  @Test
  @Tag("crash")
  void whatAKilledProcessWasToldIsThere() throws Exception {
    Path directory = Goals.create(root);
    Random random = new Random(7);
    long acknowledged = 1;
    for (int kill = 0; kill < 20; kill++) {
      Process writer = SecondProcess.start("append", directory.toString(), "1000000", "k" + kill);
      try (BufferedReader seqs = writer.inputReader()) {
        acknowledged = Math.max(acknowledged, Long.parseLong(seqs.readLine()));
        assertThat(writer.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS)).isFalse();
        // Not Process.destroyForcibly, which closes the stream with what it was told.
        assertThat(writer.toHandle().destroyForcibly()).isTrue();
        writer.waitFor();
        acknowledged = seqs.lines().mapToLong(Long::parseLong).max().orElse(acknowledged);
      }

      JournalReading reading = Goals.read(directory);
      assertThat(reading.state()).isNotInstanceOf(JournalState.Damaged.class);
      assertThat(reading.events().size()).isGreaterThanOrEqualTo((int) acknowledged);
    }

    Goals.open(directory).append(List.of(Goals.event("noted")));
    assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.startsWith("events.jsonl.torn-"))
          .containsExactlyInAnyOrder("events.jsonl", "head.json", "journal.lock");
    }
  }
}
