package dev.omk.secret;

/** Takes bytes as they come. */
@FunctionalInterface
public interface ByteSink {
  /** Takes {@code length} bytes of {@code buffer} from {@code offset}. Must not keep the array. */
  void accept(byte[] buffer, int offset, int length);
}
