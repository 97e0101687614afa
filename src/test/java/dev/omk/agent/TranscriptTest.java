package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.log.LogFilter;
import dev.omk.process.OutputSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a turn while it goes on. */
class TranscriptTest {
  @TempDir Path directory;

  /** Progress bars never end their line. */
  @Test
  void carriageReturnEndsTheLineThatIsShown() {
    List<String> said = new ArrayList<>();
    try (Transcript transcript = new Transcript(directory, LogFilter::none, said::add)) {
      write(transcript, OutputSink.Stream.STDERR, "loading 10%\rloading 50%\r");
      assertThat(said).containsExactly("loading 50%");
      write(transcript, OutputSink.Stream.STDOUT, "answer\n");
      write(transcript, OutputSink.Stream.STDERR, "loading 60%\r\n");
      assertThat(said).containsExactly("loading 50%", "answer", "loading 60%");
      assertThat(transcript.answer()).isEqualTo("answer\n");
    }
  }

  private static void write(Transcript transcript, OutputSink.Stream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    transcript.accept(stream, bytes, 0, bytes.length);
  }
}
