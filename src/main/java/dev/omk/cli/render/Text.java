package dev.omk.cli.render;

import dev.omk.text.Harmless;
import java.util.List;

/** Lines of plain text, every value harmless for a terminal. */
final class Text {
  static final int LINE = 400;
  private static final int COMMAND = 9000; // Two paths, each as long as a system lets it be.
  private static final int LABEL = 10;

  private final StringBuilder out = new StringBuilder();
  private final int labels;

  Text() {
    this(LABEL);
  }

  /** With room for labels of so many columns, their colon and a blank after it counted. */
  Text(int labels) {
    this.labels = labels;
  }

  /** A line of our own words. */
  Text line(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** What the text is about. */
  Text heading(String words) {
    return line(Style.heading(words));
  }

  /** A line of anybody's words. */
  Text shown(String prefix, String value) {
    return line(prefix + Prose.words(Prose.hang(prefix), Harmless.line(value, LINE)));
  }

  /** A line that is to be pasted as it is, and so is never broken. */
  Text command(String command) {
    return line("  " + Harmless.line(command, COMMAND));
  }

  /** A line of our own words that hold commands. */
  Text hint(String prefix, String words) {
    String harmless = Harmless.line(words, LINE);
    return line(prefix + Prose.words(Prose.hang(prefix), Hints.marked(harmless)));
  }

  /** {@code Next: ...}, left out when there is nothing to do. */
  Text next(String words) {
    return words.isEmpty() ? this : hint(label("Next"), words);
  }

  /** {@code Label: value}, left out when the value is empty. */
  Text field(String label, String value) {
    return value.isEmpty() ? this : shown(label(label), value);
  }

  /** {@code Label: ...} for a goal's status. */
  Text status(String status, boolean stale) {
    String words = Harmless.line(status, LINE) + (stale ? " (stale)" : "");
    return line(label("Status") + Style.status(status, words));
  }

  /** {@code Label:} and one value a line below each other, left out when there is none. */
  Text fields(String label, List<String> values) {
    String prefix = label(label);
    for (String value : values) {
      shown(prefix, value);
      prefix = " ".repeat(prefix.length());
    }
    return this;
  }

  private String label(String label) {
    return "  " + label + ":" + " ".repeat(Math.max(1, labels - 1 - label.length()));
  }

  /** A heading and its items, left out when there is none. */
  Text items(String heading, List<String> items) {
    if (!items.isEmpty()) {
      line(heading);
      items.forEach(item -> shown("  - ", item));
    }
    return this;
  }

  /** An item that holds, holds weakly or does not. */
  Text marked(String prefix, String strength, String words) {
    return shown(prefix + Style.mark(strength) + " ", words);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
