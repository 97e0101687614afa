package dev.omk.cli.render;

import dev.omk.text.Harmless;
import java.util.List;

/** Lines of plain text, every value harmless for a terminal. */
final class Text {
  static final int LINE = 400;

  private final StringBuilder out = new StringBuilder();

  /** A line of our own words. */
  Text line(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** A line of anybody's words. */
  Text shown(String prefix, String value) {
    return line(prefix + Harmless.line(value, LINE));
  }

  /** {@code Label: value}, left out when the value is empty. */
  Text field(String label, String value) {
    return value.isEmpty()
        ? this
        : shown("  " + label + ":" + " ".repeat(Math.max(1, 9 - label.length())), value);
  }

  /** A heading and its items, left out when there is none. */
  Text items(String heading, List<String> items) {
    if (!items.isEmpty()) {
      line(heading);
      items.forEach(item -> shown("  - ", item));
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
