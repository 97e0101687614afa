package dev.omk.review.wall;

import dev.omk.review.CodeText;
import dev.omk.secret.TextLine;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The code around a place, as {@link dev.omk.review.CodePlace} has it. */
record CodeAround(List<TextLine> lines, CodeText texts) {
  private static final int MOST_LINES = 60;
  private static final int MOST_CHARACTERS = 8_000;

  /** What stands before a column of a line. */
  String before(int number, int column) {
    int at = index(number);
    if (at < 0) {
      return "";
    }
    int first = at;
    int length = 0;
    while (first > 0 && follows(first) && at - first < MOST_LINES && length < MOST_CHARACTERS) {
      first--;
      length += lines.get(first).text().length();
    }
    StringBuilder code = new StringBuilder();
    for (int i = first; i < at; i++) {
      add(code, lines.get(i), 0, Integer.MAX_VALUE);
      code.append('\n');
    }
    add(code, lines.get(at), 0, column);
    return code.toString();
  }

  /** What stands from a column of a line on. */
  String after(int number, int column) {
    int at = index(number);
    if (at < 0) {
      return "";
    }
    StringBuilder code = new StringBuilder();
    add(code, lines.get(at), column, Integer.MAX_VALUE);
    for (int i = at + 1; i < lines.size() && follows(i) && i - at < MOST_LINES; i++) {
      if (code.length() > MOST_CHARACTERS) {
        break;
      }
      code.append('\n');
      add(code, lines.get(i), 0, Integer.MAX_VALUE);
    }
    return code.toString();
  }

  private int index(int number) {
    return Collections.binarySearch(
        lines, new TextLine(number, ""), Comparator.comparingInt(TextLine::number));
  }

  private boolean follows(int index) {
    return lines.get(index).number() == lines.get(index - 1).number() + 1;
  }

  private void add(StringBuilder code, TextLine line, int from, int to) {
    for (int column = from; column < Math.min(to, line.text().length()); column++) {
      boolean isCode = texts.isCode(line.number(), column);
      boolean isText = !isCode && texts.isText(line.number(), column);
      code.append(isCode ? line.text().charAt(column) : isText ? '"' : ' ');
    }
  }
}
