package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Marks the characters of lines: 0 for code, a positive number for those of one text, a negative
 * one for those of one comment.
 */
final class TextMarks {
  private static final String BLOCK = "/*";
  private static final String BLOCK_END = "*/";
  private static final String TEMPLATE = "`";
  private static final int CHARACTER = 4;
  private static final int LONGEST_CHARACTER = 12;
  private static final String BEFORE_PATTERN = "(,=:[!&|?{};+";

  private final TextSyntax syntax;
  private final List<TextLine> lines;
  private final int[][] marks;

  /** How many braces are open in each piece of code that stands within a text. */
  private final Deque<Integer> braces = new ArrayDeque<>();

  /** Texts that begin below the line, in their order. */
  private final Deque<LongTexts.Begun> below = new ArrayDeque<>();

  /** What ends the text or comment that is open; empty in code. */
  private String end = "";

  private LongTexts.Ending ending = LongTexts.Ending.ESCAPED;

  private int mark;
  private int last;
  private int openLine;
  private int openColumn;
  private int[] row = new int[0];
  private String text = "";

  TextMarks(TextSyntax syntax, List<TextLine> lines) {
    this.syntax = syntax;
    this.lines = lines;
    this.marks = new int[lines.size()][];
  }

  int[][] all() {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && lines.get(i).number() != lines.get(i - 1).number() + 1) {
        giveUp(i);
      }
      text = lines.get(i).text();
      row = new int[text.length()];
      marks[i] = row;
      if (end.isEmpty() && !below.isEmpty()) {
        LongTexts.Begun begun = below.removeFirst();
        open(i, 0, 0, begun.end(), ++last);
        ending = begun.ending();
      }
      int at = 0;
      while (at < text.length()) {
        at = end.isEmpty() ? code(i, at) : within(at);
      }
    }
    giveUp(lines.size());
    return marks;
  }

  // What has no end among the lines may be the end of something above them.
  private void giveUp(int before) {
    if (!end.isEmpty()) {
      for (int i = openLine; i < before; i++) {
        int from = i == openLine ? openColumn : 0;
        Arrays.fill(marks[i], Math.min(from, marks[i].length), marks[i].length, 0);
      }
      end = "";
    }
    braces.clear();
    below.clear();
  }

  /** Reads on in the text or comment that is open; the place behind what was read. */
  private int within(int at) {
    if (ending.isBelow()) {
      return withinLines();
    }
    int i = at;
    while (i < text.length()) {
      if (isDoubled(i)) {
        i += 2;
        continue;
      }
      if (text.startsWith(end, i)) {
        i += end.length();
        end = "";
        break;
      }
      if (end.equals(TEMPLATE) && syntax.patterns() && text.startsWith("${", i)) {
        braces.push(0);
        end = "";
        Arrays.fill(row, at, i, mark);
        return i + 2;
      }
      i += text.charAt(i) == '\\' && ending == LongTexts.Ending.ESCAPED ? 2 : 1;
    }
    int next = Math.min(i, text.length());
    Arrays.fill(row, at, next, mark);
    return next;
  }

  private boolean isDoubled(int at) {
    return ending == LongTexts.Ending.DOUBLED && text.startsWith(end + end, at);
  }

  /** Reads a line of a text that ends with a line; the place behind what was read. */
  private int withinLines() {
    String stripped = text.strip();
    boolean ends =
        ending == LongTexts.Ending.OWN_LINE
            ? stripped.equals(end)
            : stripped.startsWith(end)
                && (stripped.length() == end.length()
                    || !Character.isJavaIdentifierPart(stripped.charAt(end.length())));
    int next = ends ? text.indexOf(end) + end.length() : text.length();
    end = ends ? "" : end;
    Arrays.fill(row, 0, next, mark);
    return next;
  }

  /** Reads one step of code; the place behind it. */
  private int code(int line, int at) {
    // Before comments: one of Lua begins like one that ends with its line.
    Optional<LongTexts.Begun> begun = syntax.others().at(text, at);
    if (begun.isPresent()) {
      return begin(line, at, begun.get());
    }
    if (syntax.isComment(text, at)) {
      Arrays.fill(row, at, text.length(), - ++last);
      return text.length();
    }
    if (syntax.blocks() && text.startsWith(BLOCK, at)) {
      int behind = open(line, at, BLOCK.length(), BLOCK_END, - ++last);
      ending = LongTexts.Ending.RAW;
      return behind;
    }
    for (String begins : syntax.longTexts()) {
      if (text.startsWith(begins, at)) {
        return open(line, at, begins.length(), begins, ++last);
      }
    }
    char c = text.charAt(at);
    if (syntax.quotes().indexOf(c) >= 0) {
      return closed(at, c, text.length());
    }
    if (c == '\'' && syntax.characters()) {
      boolean escaped = text.startsWith("\\", at + 1);
      int longest = escaped ? LONGEST_CHARACTER : CHARACTER;
      return closed(at, c, Math.min(text.length(), at + longest));
    }
    if (c == '/' && syntax.patterns() && mayBePattern(at)) {
      return closed(at, c, text.length());
    }
    return afterBrace(c, at);
  }

  private int begin(int line, int at, LongTexts.Begun begun) {
    if (begun.ending().isBelow()) {
      below.addLast(begun);
      return at + begun.length();
    }
    last++;
    boolean comment = begun.ending() == LongTexts.Ending.COMMENT;
    int behind = open(line, at, begun.length(), begun.end(), comment ? -last : last);
    ending = begun.ending();
    return behind;
  }

  private int open(int line, int at, int length, String ends, int number) {
    end = ends;
    ending = LongTexts.Ending.ESCAPED;
    mark = number;
    openLine = line;
    openColumn = at;
    Arrays.fill(row, at, at + length, number);
    return at + length;
  }

  // A brace that closes code within a text leads back into the text.
  private int afterBrace(char c, int at) {
    if (!braces.isEmpty() && (c == '{' || c == '}')) {
      int depth = braces.pop();
      if (c == '}' && depth == 0) {
        end = TEMPLATE;
        ending = LongTexts.Ending.ESCAPED;
      } else {
        braces.push(c == '{' ? depth + 1 : depth - 1);
      }
    }
    return at + 1;
  }

  /** Marks what ends on its line before a place; code where it does not. */
  private int closed(int at, char quote, int before) {
    boolean set = false;
    for (int i = at + 1; i < before; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote == '/' && (c == '[' || c == ']')) {
        set = c == '[';
      } else if (c == quote && !set) {
        Arrays.fill(row, at, i + 1, ++last);
        return i + 1;
      }
    }
    return at + 1;
  }

  private boolean mayBePattern(int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before < 0
        || BEFORE_PATTERN.indexOf(text.charAt(before)) >= 0
        || text.substring(0, before + 1).endsWith("return");
  }
}
