package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which characters of some lines of code stand in a text or a comment. Knows how those begin and
 * end, and nothing else of a language: what it is not sure of is code, and so is a text whose end
 * is not among the lines.
 */
public final class CodeText {
  /** Above so many characters all is code, for their marks would take too much memory. */
  private static final int LONGEST = 4_000_000;

  private final int[] numbers;
  private final int[][] marks;

  private CodeText(int[] numbers, int[][] marks) {
    this.numbers = numbers;
    this.marks = marks;
  }

  /** All is code. */
  public static CodeText unknown() {
    return new CodeText(new int[0], new int[0][]);
  }

  /** Whether all texts and comments of a language are known. */
  public static boolean knows(String suffix) {
    return TextSyntax.of(suffix).filter(TextSyntax::isWhole).isPresent();
  }

  /**
   * The texts and comments in some lines.
   *
   * @param suffix of their file, as {@link FilePatch#suffix} has it
   * @param lines by number; nothing is known of what is between them
   */
  static CodeText of(String suffix, List<TextLine> lines) {
    int[] numbers = lines.stream().mapToInt(TextLine::number).toArray();
    Optional<TextSyntax> syntax = TextSyntax.of(suffix);
    long length = lines.stream().mapToLong(line -> line.text().length()).sum();
    return syntax.isEmpty() || length > LONGEST
        ? new CodeText(numbers, new int[0][])
        : new CodeText(numbers, new TextMarks(syntax.get(), lines).all());
  }

  /** Whether two places are in one and the same text or comment; columns from 0. */
  public boolean isWithin(int line, int column, int endLine, int endColumn) {
    int mark = mark(line, column);
    return mark != 0 && mark == mark(endLine, endColumn);
  }

  /** Whether a place is neither in a text nor in a comment. */
  public boolean isCode(int line, int column) {
    return mark(line, column) == 0;
  }

  /** Whether a place is in a text. */
  public boolean isText(int line, int column) {
    return mark(line, column) > 0;
  }

  private int mark(int line, int column) {
    int index = Arrays.binarySearch(numbers, line);
    return index < 0 || index >= marks.length || column >= marks[index].length
        ? 0
        : marks[index][column];
  }
}
