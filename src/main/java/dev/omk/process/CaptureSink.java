package dev.omk.process;

import java.io.ByteArrayOutputStream;

/** Keeps the head of each stream and forgets the rest. Used by one thread. */
final class CaptureSink implements OutputSink {
  private final int limitBytes;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private boolean truncated;

  CaptureSink(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    ByteArrayOutputStream kept =
        switch (stream) {
          case STDOUT -> stdout;
          case STDERR -> stderr;
        };
    int room = Math.min(length, limitBytes - kept.size());
    kept.write(buffer, offset, room);
    truncated |= room < length;
  }

  Captured captured(Ending ending) {
    return new Captured(ending, stdout.toByteArray(), stderr.toByteArray(), truncated);
  }
}
