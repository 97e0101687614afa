package dev.omk.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldJournalTest {
  @TempDir Path directory;

  @Test
  void ofAJournalWithoutEndOnlyTheBeginningIsHeld() throws IOException {
    String filling = "x".repeat(1024 * 1024);
    Path journal = directory.resolve("events.jsonl");
    try (Writer out = Files.newBufferedWriter(journal)) {
      for (int i = 1; i <= 40; i++) {
        out.write(
            "{\"id\":\"e"
                + i
                + "\",\"run_id\":\"r\",\"ts\":\"2026-01-01T00:00:00Z\",\"schema_version\":1,"
                + "\"kind\":\"task_output\",\"actor\":\"a\",\"payload\":{\"text\":\""
                + filling
                + "\"}}\n");
      }
    }

    Part<OldEvents> read = EventsFile.read(journal);

    assertThat(read.damaged()).isTrue();
    assertThat(read.problem()).contains("what follows line 31 is left out");
    assertThat(read.content().events()).hasSize(31);
  }
}
