package dev.omk.secret;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts one stream of bytes that comes in pieces of any size.
 *
 * <p>Works on whole lines, so that a secret cut in two by a piece's end is found: the last line is
 * kept back until it ends, and there are as many lines after as before. A line of more than 1 MiB
 * is passed on in parts that do not cut a secret. Lines without a word of a known format are passed
 * on as they are, without a copy. Not thread-safe.
 */
public final class StreamRedactor {
  /** The longest line that is kept whole, in bytes. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final int LOOK_BEHIND = 8 << 10;
  private static final int LONGEST_KEY = 400;
  private static final int LONGEST_KEY_HEADER = 1000;
  private static final byte[] REDACTED = Redactor.REDACTED.getBytes(StandardCharsets.US_ASCII);

  private static final Pattern KEY_BEGIN =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\\\\[nr])*[\"',;+\\s]*$");
  private static final Pattern KEY_LINE =
      Pattern.compile(
          "[\\s>|\"']*([A-Za-z0-9+/=]{0,200}|[A-Za-z-]{1,40}: [^\\n]{0,200})[\\s\"',;+]*");

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

  /** Passes on what was kept back: at the end, or after whole lines. */
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
      line(buffer, start, end);
      clean = end;
      at = Math.min(to, end + 1);
    }
    pass(buffer, clean, to);
  }

  private void pass(byte[] buffer, int from, int to) {
    if (to > from) {
      sink.accept(buffer, from, to - from);
    }
  }

  /** Passes on one line, without its end. */
  private void line(byte[] buffer, int from, int to) {
    int rest = keyLines >= 0 ? behindKey(buffer, from, to) : from;
    if (rest > from) {
      sink.accept(REDACTED, 0, REDACTED.length);
      if (rest == to) {
        return;
      }
    }
    replaced(buffer, rest, to, redactor.secrets(buffer, rest, to));
    boolean begins =
        to - from < LONGEST_KEY_HEADER && KEY_BEGIN.matcher(latin1(buffer, from, to)).find();
    keyLines = begins ? 0 : -1;
  }

  private static String latin1(byte[] buffer, int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Where the part of a line ends that belongs to a key; it may be several that end with \\r. */
  private int behindKey(byte[] buffer, int from, int to) {
    int at = from;
    do {
      int end = at;
      while (end < to && buffer[end] != '\r') {
        end++;
      }
      boolean gap = at > from && end == at;
      if (!gap && !insideKey(latin1(buffer, at, end))) {
        return Math.max(from, at - 1);
      }
      at = Math.min(to, end + 1);
    } while (at < to);
    return to;
  }

  // Anything that cannot be part of a key ends it, so that a lone header hides nothing.
  private boolean insideKey(String line) {
    boolean inside = !line.isBlank() && keyLines < LONGEST_KEY && KEY_LINE.matches(line);
    keyLines = inside ? keyLines + 1 : -1;
    return inside;
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
