package dev.omk.cli.render;

import dev.omk.text.Columns;
import dev.omk.text.Harmless;
import java.util.List;

/** {@code omk goal list} as text. */
public final class ListText {
  private static final int LEAST = 20;
  private static final int STATUS = 40;

  private ListText() {}

  /**
   * One goal.
   *
   * @param status as it stands, or {@code damaged}
   * @param note a word that says why it does not stand there any more; else empty
   * @param goalId its id
   * @param text the goal's text, or what is wrong with it
   */
  public record Row(String status, String note, String goalId, String text) {
    public Row {
      status = Harmless.line(status, STATUS);
    }

    private String shown() {
      return "[" + status + (note.isEmpty() ? "" : " (" + note + ")") + "]";
    }
  }

  /**
   * The table.
   *
   * @param total how many goals there are, shown or not
   * @param width columns of the terminal; {@link Integer#MAX_VALUE} without one
   */
  public static String of(List<Row> rows, int total, int width) {
    Text text = new Text();
    String count = rows.size() == total ? "" + total : rows.size() + " of " + total;
    text.heading("Goals (" + count + "):");
    int widest = 0;
    for (Row row : rows) {
      widest = Math.max(widest, row.shown().length());
    }
    for (Row row : rows) {
      row(text, row, widest, width);
    }
    return text.toString();
  }

  // Where a line has no room for the words, they get one of their own.
  private static void row(Text text, Row row, int widest, int width) {
    String status = Style.status(row.status(), row.shown());
    String words = Harmless.line(row.text(), Text.LINE);
    int left = widest + row.goalId().length() + 5;
    if (width - left < LEAST) {
      text.line("  " + status + " " + row.goalId());
      text.line("    " + Columns.cut(words, Math.max(LEAST, width - 4)));
      return;
    }
    String pad = " ".repeat(widest - row.shown().length());
    text.line("  " + status + pad + " " + row.goalId() + "  " + Columns.cut(words, width - left));
  }
}
