package dev.omk.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Secrets that were seen whole, by which one is known that a program cut short: its beginning with
 * an ellipsis behind it, as test runners sum up, and perhaps its end. Remembers a bounded number.
 * Thread-safe.
 */
final class CutSecrets {
  /** What is left of a secret has at least so many characters: its format alone has fewer. */
  static final int HEAD = 16;

  private static final int TAIL = 4;
  private static final int LONGEST = 400;
  private static final int MOST = 64;
  private static final String DOTS = "...";

  /** U+2026 in UTF-8, a character a byte. */
  private static final String ELLIPSIS = "\u00e2\u0080\u00a6";

  /**
   * Those of a moment.
   *
   * @param heads finds their beginnings, under their numbers
   */
  private record Known(List<String> secrets, LiteralFinder heads) {
    static Known of(List<String> secrets) {
      return new Known(
          List.copyOf(secrets),
          new LiteralFinder(
              secrets.stream()
                  .map(secret -> new LiteralFinder.Word(secret.substring(0, HEAD), false))
                  .toList()));
    }
  }

  private volatile Known known = Known.of(List.of());

  /** The last byte of the first beginning of one of them, or -1. */
  int first(byte[] text, int from, int to) {
    Known now = known;
    return now.secrets().isEmpty() ? -1 : now.heads().first(text, from, to);
  }

  /** Takes note of the secrets of a line. */
  void remember(String line, List<Redactor.Range> secrets) {
    for (Redactor.Range range : secrets) {
      int length = range.end() - range.start();
      if (length > HEAD && length <= LONGEST && known.secrets().size() < MOST) {
        add(line.substring(range.start(), range.end()));
      }
    }
  }

  private synchronized void add(String secret) {
    List<String> secrets = new ArrayList<>(known.secrets());
    if (!secrets.contains(secret) && secrets.size() < MOST) {
      secrets.add(secret);
      known = Known.of(secrets);
    }
  }

  /** Where a line has one that was cut. */
  List<Redactor.Range> in(String line) {
    List<Redactor.Range> ranges = new ArrayList<>();
    for (String secret : known.secrets()) {
      String head = secret.substring(0, HEAD);
      for (int at = line.indexOf(head); at >= 0; at = line.indexOf(head, at + HEAD)) {
        int end = at + common(line, at, secret);
        int mark = ellipsis(line, end);
        if (mark > 0) {
          ranges.add(new Redactor.Range(at, end));
          int tail = tail(line, end + mark, secret);
          ranges.add(new Redactor.Range(end + mark, end + mark + tail));
        }
      }
    }
    ranges.removeIf(range -> range.start() == range.end());
    return ranges;
  }

  /** How much of a secret stands there. */
  private static int common(String line, int at, String secret) {
    int most = Math.min(secret.length(), line.length() - at);
    int length = HEAD;
    while (length < most && line.charAt(at + length) == secret.charAt(length)) {
      length++;
    }
    return length;
  }

  private static int ellipsis(String line, int at) {
    return line.startsWith(DOTS, at)
        ? DOTS.length()
        : line.startsWith(ELLIPSIS, at) ? ELLIPSIS.length() : 0;
  }

  /** How long the end of the secret is that stands there; 0 where there is none. */
  private static int tail(String line, int at, String secret) {
    for (int length = secret.length() - HEAD; length >= TAIL; length--) {
      if (line.startsWith(secret.substring(secret.length() - length), at)) {
        return length;
      }
    }
    return 0;
  }
}
