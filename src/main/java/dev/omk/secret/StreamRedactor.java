package dev.omk.secret;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts one stream of bytes that comes in pieces of any size.
 *
 * <p>Works on whole lines, so that a secret cut in two by a piece's end is found: the last line is
 * kept back until it ends. A line of more than 1 MiB is passed on in parts that do not cut a secret.
 * Lines without a word of a known format are passed on as they are, without a copy. Not thread-safe.
 */
public final class StreamRedactor {
  /** The longest line that is kept whole, in bytes. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final int LOOK_BEHIND = 8 << 10;
  private static final int LONGEST_KEY = 400;
  private static final byte[] REDACTED = Redactor.REDACTED.getBytes(StandardCharsets.US_ASCII);

  private static final Pattern KEY_BEGIN =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\\\\[nr])*[\"',;+\\s]*$");
  private static final Pattern KEY_LINE =
      Pattern.compile("[\\s>|\"']*([A-Za-z0-9+/=]{0,200}|[A-Za-z-]{1,40}: [^\\n]{0,200})[\\s\"',;+]*");

  private final Redactor redactor;
  private final ByteSink sink;
  private byte[] pending = new byte[256];
  private int length;
  private int keyLines = -1; // lines of a private key so far; -1 outside of one

  StreamRedactor(Redactor redactor, ByteSink sink) {
    this.redactor = redactor;
    this.sink = sink;
  }

  /** Takes a piece; passes on what is certain by now. */
  public void write(byte[] buffer, int offset, int count) {
    int from = offset;
    int end = offset + count;
    if (length > 0) {
      int newline = indexOfNewline(buffer, from, end);
      int stop = newline < 0 ? end : newline + 1;
      keep(buffer, from, stop);
      if (newline < 0) {
        return;
      }
      lines(pending, 0, length);
      length = 0;
      from = stop;
    }
    int last = lastNewline(buffer, from, end);
    lines(buffer, from, last + 1);
    keep(buffer, last + 1, end);
  }

  /** Passes on the rest. To be called once, at the end. */
  public void finish() {
    lines(pending, 0, length);
    length = 0;
  }

  private static int indexOfNewline(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** The index of the last newline, or the one before {@code from}. */
  private static int lastNewline(byte[] buffer, int from, int to) {
    int i = to - 1;
    while (i >= from && buffer[i] != '\n') {
      i--;
    }
    return i;
  }

  private void keep(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      int count = Math.min(to - at, LONGEST_LINE - length);
      if (length + count > pending.length) {
        pending = Arrays.copyOf(pending, Math.max(length + count, pending.length * 2));
      }
      System.arraycopy(buffer, at, pending, length, count);
      length += count;
      at += count;
      if (length == LONGEST_LINE) {
        passPartOfLine();
      }
    }
  }

  private void passPartOfLine() {
    int cut = length - LOOK_BEHIND;
    List<Redactor.Range> secrets = redactor.secrets(pending, 0, length);
    for (Redactor.Range secret : secrets) {
      if (secret.start() < cut && secret.end() > cut) {
        // Never so far back that the rest fills the buffer again.
        cut = secret.start() > LONGEST_LINE / 2 ? secret.start() : length;
      }
    }
    int end = cut;
    replaced(pending, 0, cut, secrets.stream().filter(secret -> secret.end() <= end).toList());
    System.arraycopy(pending, cut, pending, 0, length - cut);
    length -= cut;
  }

  /** Passes on a range that begins at the start of a line and ends at the end of one. */
  private void lines(byte[] buffer, int from, int to) {
    int clean = from; // all before it is passed on
    int at = from;
    while (at < to) {
      int hit = keyLines >= 0 ? at : redactor.suspicious(buffer, at, to);
      if (hit < 0) {
        break;
      }
      int start = lastNewline(buffer, clean, hit) + 1;
      int newline = indexOfNewline(buffer, hit, to);
      int end = newline < 0 ? to : newline;
      pass(buffer, clean, start);
      boolean dropped = line(buffer, start, end);
      clean = dropped ? Math.min(to, end + 1) : end;
      at = Math.min(to, end + 1);
    }
    pass(buffer, clean, to);
  }

  private void pass(byte[] buffer, int from, int to) {
    if (to > from) {
      sink.accept(buffer, from, to - from);
    }
  }

  /** Passes on one line without its end; true when the line is dropped with its end. */
  private boolean line(byte[] buffer, int from, int to) {
    if (keyLines >= 0 && insideKey(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1))) {
      return true;
    }
    replaced(buffer, from, to, redactor.secrets(buffer, from, to));
    if (to - from < 1000) {
      String line = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
      keyLines = KEY_BEGIN.matcher(line).find() ? 0 : -1;
    }
    return false;
  }

  // Anything that cannot be part of a key ends it, so that a lone header hides nothing.
  private boolean insideKey(String line) {
    boolean end = line.contains("-----END");
    boolean inside = end || (keyLines < LONGEST_KEY && KEY_LINE.matches(line));
    if (inside && keyLines == 0) {
      sink.accept(REDACTED, 0, REDACTED.length);
      sink.accept(new byte[] {'\n'}, 0, 1);
    }
    keyLines = inside && !end ? keyLines + 1 : -1;
    return inside && !end;
  }

  private void replaced(byte[] buffer, int from, int to, List<Redactor.Range> secrets) {
    int at = from;
    for (Redactor.Range secret : secrets) {
      pass(buffer, at, from + secret.start());
      sink.accept(REDACTED, 0, REDACTED.length);
      at = from + secret.end();
    }
    pass(buffer, at, to);
  }
}
