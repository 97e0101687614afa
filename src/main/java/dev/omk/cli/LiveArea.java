package dev.omk.cli;

import dev.omk.cli.render.Style;
import dev.omk.text.Columns;
import java.util.List;

/**
 * The lines that are kept below everything else on a terminal, as what has to be written to change
 * them (ECMA-48): one text a change, in which only lines that differ are written anew, so that
 * nothing flickers. While there are any the cursor is hidden.
 */
final class LiveArea {
  private static final String ESCAPE = "\u001b[";
  private static final String HIDE = ESCAPE + "?25l";
  private static final String SHOW = ESCAPE + "?25h";
  private static final String REST_OF_LINE = ESCAPE + "K";
  private static final String ALL_BELOW = ESCAPE + "J";

  private List<String> shown = List.of();
  private int width;

  /**
   * Shows these lines in place of the ones before.
   *
   * @param columns of the terminal now; no line may be as wide
   */
  String show(List<String> lines, int columns) {
    if (lines.equals(shown) && (columns == width || lines.isEmpty())) {
      return "";
    }
    String text = shown.isEmpty() ? HIDE + whole(lines) : changed(lines, columns);
    shown = List.copyOf(lines);
    width = columns;
    return lines.isEmpty() ? text + SHOW : text;
  }

  private String changed(List<String> lines, int columns) {
    if (columns != width) {
      // A terminal that became narrower has wrapped what was there.
      return up(rows(columns)) + ALL_BELOW + whole(lines);
    }
    StringBuilder text = new StringBuilder(up(shown.size()));
    for (int i = 0; i < lines.size(); i++) {
      boolean same = i < shown.size() && shown.get(i).equals(lines.get(i));
      text.append(same ? "" : lines.get(i) + REST_OF_LINE).append('\n');
    }
    return text.append(lines.size() < shown.size() ? ALL_BELOW : "").toString();
  }

  private int rows(int columns) {
    int rows = 0;
    for (String line : shown) {
      int wide = Columns.of(Style.plain(line));
      rows += Math.max(1, (wide + columns - 1) / columns);
    }
    return rows;
  }

  private static String whole(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(REST_OF_LINE).append('\n'));
    return text.toString();
  }

  private static String up(int lines) {
    return ESCAPE + lines + "A\r";
  }

  /** Writes a line above them, which moves them down. */
  String above(String line) {
    return shown.isEmpty()
        ? line + "\n"
        : up(shown.size()) + line + REST_OF_LINE + "\n" + whole(shown);
  }

  /** Leaves them where they are; what comes goes below. */
  String leave() {
    boolean any = !shown.isEmpty();
    shown = List.of();
    return any ? SHOW : "";
  }
}
