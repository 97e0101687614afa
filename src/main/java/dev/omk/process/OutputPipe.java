package dev.omk.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * One output stream of a running program, read only as far as it does not block: whoever else holds
 * the pipe open, nobody waits for the end of it. Used by one thread.
 */
final class OutputPipe {
  static final int CHUNK_BYTES = 64 * 1024;

  private final InputStream pipe;
  private final OutputSink.Stream stream;
  private final OutputSink sink;
  private final byte[] chunk;

  OutputPipe(InputStream pipe, OutputSink.Stream stream, OutputSink sink, byte[] chunk) {
    this.pipe = pipe;
    this.stream = stream;
    this.sink = sink;
    this.chunk = chunk;
  }

  /** Passes on at most one chunk of what is there; false if nothing is. */
  boolean pump() {
    return pass(Math.min(available(), chunk.length)) > 0;
  }

  /** Passes on what is there now, and not what comes meanwhile. */
  void drain() {
    int left = available();
    while (left > 0) {
      int passed = pass(Math.min(left, chunk.length));
      left = passed > 0 ? left - passed : 0;
    }
  }

  void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      // Nothing is lost: what was there has been read.
    }
  }

  private int available() {
    try {
      return pipe.available();
    } catch (IOException closed) {
      return 0;
    }
  }

  private int pass(int length) {
    if (length == 0) {
      return 0;
    }
    int read;
    try {
      read = pipe.read(chunk, 0, length);
    } catch (IOException closed) {
      return 0;
    }
    if (read > 0) {
      sink.accept(stream, chunk, 0, read);
    }
    return read;
  }
}
