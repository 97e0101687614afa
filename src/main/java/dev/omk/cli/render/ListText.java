package dev.omk.cli.render;

import dev.omk.text.Harmless;
import java.util.List;

/** {@code omk goal list} as text. */
public final class ListText {
  private static final int LEAST = 20;

  private ListText() {}

  /**
   * One goal.
   *
   * @param status as it stands, or {@code damaged}
   * @param goalId its id
   * @param text the goal's text, or what is wrong with it
   */
  public record Row(String status, String goalId, String text) {}

  /**
   * The table.
   *
   * @param total how many goals there are, shown or not
   * @param width columns of the terminal
   */
  public static String of(List<Row> rows, int total, int width) {
    Text text = new Text();
    String count = rows.size() == total ? "" + total : rows.size() + " of " + total;
    text.line("Goals (" + count + "):");
    int widest = rows.stream().mapToInt(row -> row.status().length()).max().orElse(0);
    for (Row row : rows) {
      String pad = " ".repeat(widest - row.status().length());
      String left = "  [" + row.status() + "]" + pad + " " + row.goalId() + "  ";
      text.line(left + cut(row.text(), Math.max(LEAST, width - left.length())));
    }
    return text.toString();
  }

  // Wide characters take two columns.
  private static String cut(String text, int columns) {
    String flat = Harmless.line(text, Text.LINE);
    int used = 0;
    for (int at = 0; at < flat.length(); at += Character.charCount(flat.codePointAt(at))) {
      used += columns(flat.codePointAt(at));
      if (used > columns) {
        return backTo(flat, at, columns) + "…";
      }
    }
    return flat;
  }

  private static String backTo(String flat, int end, int columns) {
    int at = end;
    while (at > 0 && width(flat.substring(0, at)) > columns - 1) {
      at = flat.offsetByCodePoints(at, -1);
    }
    return flat.substring(0, at);
  }

  /** Columns of a terminal that a text takes. */
  static int width(String text) {
    return text.codePoints().map(ListText::columns).sum();
  }

  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
