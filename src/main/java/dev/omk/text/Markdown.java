package dev.omk.text;

import java.util.List;

/** Lines of markdown; foreign text cannot add structure of its own. */
public final class Markdown {
  /** The longest line of foreign text, in UTF-16 units. */
  public static final int LINE = 400;

  private static final String SPECIAL = "\\`*_{}[]<>()#+!|~";

  private final StringBuilder out = new StringBuilder();

  /** The title of the document. */
  public Markdown heading(String title) {
    out.append("# ").append(escape(title)).append("\n\n");
    return this;
  }

  /** A line of somebody else's words. */
  public Markdown quote(String text) {
    out.append("> ").append(escape(text)).append("\n\n");
    return this;
  }

  /** The same as one of several. */
  public Markdown quoted(String text) {
    out.append("> ").append(escape(text)).append("  \n");
    return this;
  }

  /** A name and its value. */
  public Markdown item(String name, String value) {
    out.append("- **").append(escape(name)).append(":** ").append(escape(value)).append('\n');
    return this;
  }

  /** A section of items, left out when there is none. */
  public Markdown list(String title, List<String> items) {
    if (!items.isEmpty()) {
      out.append("\n## ").append(title).append("\n\n");
      items.forEach(item -> out.append("- ").append(escape(item)).append('\n'));
    }
    return this;
  }

  /** A table, left out when there is no row. */
  public Markdown table(String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    tableHead(title, head);
    rows.forEach(row -> out.append(tableRow(row)));
    return this;
  }

  /** The beginning of a table; its rows follow. */
  public Markdown tableHead(String title, List<String> head) {
    out.append("\n## ").append(title).append("\n\n| ").append(String.join(" | ", head));
    out.append(" |\n|").append("---|".repeat(head.size())).append('\n');
    return this;
  }

  /** A row of a table, with its newline. */
  public static String tableRow(List<String> row) {
    return "| " + String.join(" | ", row.stream().map(Markdown::escape).toList()) + " |\n";
  }

  /** One line of foreign text that renders as it is. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    String line = Harmless.line(text, LINE);
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (SPECIAL.indexOf(c) >= 0 && !(c == '_' && insideWord(line, at))) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  // There an underscore has no meaning (CommonMark 6.2).
  private static boolean insideWord(String line, int at) {
    return at > 0
        && at + 1 < line.length()
        && Character.isLetterOrDigit(line.charAt(at - 1))
        && Character.isLetterOrDigit(line.charAt(at + 1));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
