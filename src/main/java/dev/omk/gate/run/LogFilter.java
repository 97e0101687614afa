package dev.omk.gate.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes secrets out of what a gate prints, before it touches the disk. Thread-safe. */
@FunctionalInterface
public interface LogFilter {

  /** A filter for one stream of bytes; used by one thread at a time. */
  Stream newStream();

  /** Filters one stream. What it holds back must be bounded. */
  interface Stream {

    /** Takes bytes and gives those that may be written now. Must not keep the array. */
    byte[] accept(byte[] buffer, int offset, int length);

    /** Gives what was held back; nothing comes after that. */
    byte[] finish();
  }

  /** A short text, filtered. */
  default String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Stream stream = newStream();
    String start = new String(stream.accept(bytes, 0, bytes.length), StandardCharsets.UTF_8);
    return start + new String(stream.finish(), StandardCharsets.UTF_8);
  }

  /** Lets everything through: for tests, and where nothing is kept. */
  static LogFilter none() {
    return PassThrough::new;
  }

  /** The stream of {@link #none}. */
  final class PassThrough implements Stream {
    @Override
    public byte[] accept(byte[] buffer, int offset, int length) {
      return Arrays.copyOfRange(buffer, offset, offset + length);
    }

    @Override
    public byte[] finish() {
      return new byte[0];
    }
  }
}
