package dev.omk.process;

/**
 * Takes what a program writes, as it comes. Called from one thread a stream, never for both at
 * once; the array is reused after the call.
 */
@FunctionalInterface
public interface OutputSink {

  /** The stream that a chunk came from. */
  enum Stream {
    STDOUT,
    STDERR
  }

  /** Takes {@code length} bytes of {@code buffer} from {@code offset}. Must not keep the array. */
  void accept(Stream stream, byte[] buffer, int offset, int length);

  /** Drops everything. */
  static OutputSink discard() {
    return (stream, buffer, offset, length) -> {};
  }
}
