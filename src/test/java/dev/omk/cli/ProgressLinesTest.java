package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private static final long LONG_ENOUGH_SECONDS = 60;

  /** Tells when a heartbeat is written, so that nobody has to sleep for one. */
  private static final class Listening extends ByteArrayOutputStream {
    final CountDownLatch beat = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains("still at work")) {
        beat.countDown();
      }
    }
  }

  @Test
  void silenceIsBrokenByWhatIsGoingOn() throws Exception {
    Listening err = new Listening();
    Streams streams = new Streams(OutputStream.nullOutputStream(), err, false);

    try (ProgressLines lines =
        new ProgressLines(streams, false, false, Trace.OFF, Optional.empty(), Duration.ZERO)) {
      lines.said("baseline verification");
      assertThat(err.beat.await(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("* baseline verification\n")
        .contains("  still at work; last: baseline verification\n");
  }
}
