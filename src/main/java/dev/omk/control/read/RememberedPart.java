package dev.omk.control.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Some of the {@link RememberedGoals}: of each goal a line with its id, what it is stamped with and
 * its summary, with a space between them. Not thread-safe.
 */
final class RememberedPart {
  private final Map<String, Line> lines = new HashMap<>();
  private boolean grown;

  /** What is behind an id, as a place in the bytes that it was read from. */
  private static final class Line {
    private final String stamp;
    private final byte[] source;
    private final int from;
    private final int to;
    private boolean met;

    Line(String stamp, byte[] source, int from, int to) {
      this.stamp = stamp;
      this.source = source;
      this.from = from;
      this.to = to;
    }
  }

  /** Reads what {@link #content} wrote; of anything else it is not known what it does. */
  RememberedPart(byte[] content) {
    int at = 0;
    while (at < content.length) {
      int stamp = behind(content, at, ' ');
      int summary = behind(content, stamp, ' ');
      int next = behind(content, summary, '\n');
      Line line = new Line(word(content, stamp, summary - 1), content, summary, next - 1);
      lines.put(word(content, at, stamp - 1), line);
      at = next;
    }
  }

  private static int behind(byte[] content, int from, char wanted) {
    int at = from;
    while (content[at] != wanted) {
      at++;
    }
    return at + 1;
  }

  private static String word(byte[] content, int from, int to) {
    return new String(content, from, to - from, StandardCharsets.US_ASCII);
  }

  /** The summary of a goal with that stamp. */
  Optional<byte[]> find(String id, String stamp) {
    Line line = lines.get(id);
    if (line == null || !line.stamp.equals(stamp)) {
      return Optional.empty();
    }
    line.met = true;
    return Optional.of(Arrays.copyOfRange(line.source, line.from, line.to));
  }

  /** Takes in another summary, one line without a newline. */
  void add(String id, String stamp, byte[] summary) {
    Line line = new Line(stamp, summary, 0, summary.length);
    line.met = true;
    lines.put(id, line);
    grown = true;
  }

  /** Whether anything was added. */
  boolean grown() {
    return grown;
  }

  /** What was found or added, and nothing else. */
  byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    new TreeMap<>(lines)
        .forEach(
            (id, line) -> {
              if (line.met) {
                content.writeBytes(
                    (id + ' ' + line.stamp + ' ').getBytes(StandardCharsets.US_ASCII));
                content.write(line.source, line.from, line.to - line.from);
                content.write('\n');
              }
            });
    return content.toByteArray();
  }
}
