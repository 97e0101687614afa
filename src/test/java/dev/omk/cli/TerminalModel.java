package dev.omk.cli;

import dev.omk.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a terminal as live lines need: rows that scroll, wrapping, moving up, erasing, hiding
 * the cursor. When it gets narrower what was too wide is wrapped again, as most terminals and tmux
 * do.
 */
final class TerminalModel {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])");

  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int columns;
  private int row;
  private int column;
  private boolean cursorShown = true;
  private int printed;

  TerminalModel(int columns) {
    this.columns = columns;
  }

  /** Shows what was written. */
  void write(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (sequence.find(at) && sequence.start() == at) {
        obey(sequence.group(1), sequence.group(2), sequence.group(3));
        at = sequence.end();
      } else {
        int c = text.codePointAt(at);
        put(c);
        at += Character.charCount(c);
      }
    }
  }

  private void put(int c) {
    if (c == '\n') {
      column = 0;
      down();
    } else if (c == '\r') {
      column = 0;
    } else if (c == 0x1b) {
      throw new AssertionError("a sequence that this terminal does not know");
    } else {
      printed++;
      String text = Character.toString(c);
      if (column + Columns.of(text) > columns) {
        column = 0;
        down();
      }
      StringBuilder line = rows.get(row);
      while (line.length() < column) {
        line.append(' ');
      }
      line.replace(column, Math.min(line.length(), column + text.length()), text);
      column += Columns.of(text);
    }
  }

  private void down() {
    row++;
    if (row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }

  private void obey(String mark, String number, String letter) {
    switch (mark + letter) {
      case "A" -> row = Math.max(0, row - Integer.parseInt(number));
      case "K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
      case "J" -> {
        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
        rows.subList(row + 1, rows.size()).clear();
      }
      case "m" -> {} // Colours take no room.
      case "?h", "?l" -> cursorShown = letter.equals("h") && number.equals("25");
      default -> throw new AssertionError("unknown: " + mark + number + letter);
    }
  }

  /** Another width; the cursor stays at the end of its line. */
  void resize(int other) {
    List<StringBuilder> wrapped = new ArrayList<>();
    int cursor = 0;
    for (int i = 0; i < rows.size(); i++) {
      String line = rows.get(i).toString();
      if (i == row) {
        cursor = wrapped.size();
      }
      do {
        int end = Math.min(other, line.length());
        wrapped.add(new StringBuilder(line.substring(0, end)));
        line = line.substring(end);
      } while (!line.isEmpty());
    }
    rows.clear();
    rows.addAll(wrapped);
    row = cursor;
    columns = other;
  }

  /** What can be read, without empty lines at the end. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(rows.stream().map(line -> line.toString().stripTrailing()).toList());
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  boolean cursorShown() {
    return cursorShown;
  }

  /** How many characters were printed since the last call. */
  int printed() {
    int since = printed;
    printed = 0;
    return since;
  }
}
