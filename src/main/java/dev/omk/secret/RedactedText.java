package dev.omk.secret;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text in UTF-8 as a redactor lets it through, made as it is read. */
final class RedactedText extends InputStream {
  private static final int CHUNK = 1 << 16;

  private final byte[] text;
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream(CHUNK);
  private final StreamRedactor redactor;
  private byte[] ready = new byte[0];
  private int given;
  private int at;
  private boolean finished;

  RedactedText(Redactor redactor, byte[] text) {
    this.text = text;
    this.redactor = redactor.newStream(passed::write);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    while (given == ready.length && !finished) {
      pass();
    }
    int most = Math.min(count, ready.length - given);
    if (most == 0) {
      return count == 0 ? 0 : -1;
    }
    System.arraycopy(ready, given, buffer, offset, most);
    given += most;
    return most;
  }

  private void pass() {
    int end = Math.min(text.length, at + CHUNK);
    while (end < text.length && text[end - 1] != '\n') {
      end++; // No character goes over the end of a line.
    }
    byte[] piece =
        new String(text, at, end - at, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    redactor.write(piece, 0, piece.length);
    at = end;
    if (at == text.length) {
      redactor.finish();
      finished = true;
    }
    ready = passed.toByteArray();
    passed.reset();
    given = 0;
  }
}
