package dev.omk.review.wall;

import dev.omk.review.CodeText;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a statement taken together: those from the one that opens a bracket to the one that
 * closes it, as far as they were added one below the other. A body in braces ends a statement,
 * except in Python, where braces hold values.
 */
final class Statements {
  private static final int MOST_LINES = 12;
  private static final String ENDS_OPEN = "([,";
  private static final String ENDS_WITHIN = "([,\"'`";

  private final List<TextLine> lines;
  private final CodeText texts;
  private final boolean braces;
  private final int[] depths;

  /**
   * Some lines as one.
   *
   * @param lines their numbers and texts
   * @param starts where each begins in the whole
   * @param indents how many characters of each are left out in front
   */
  record Joined(String text, List<TextLine> lines, List<Integer> starts, List<Integer> indents) {

    /** One line as it is. */
    static Joined of(TextLine line) {
      return new Joined(line.text(), List.of(line), List.of(0), List.of(0));
    }

    /** The line that a place of the whole belongs to. */
    TextLine line(int at) {
      return lines.get(index(at));
    }

    /** The column on its line, from 0. */
    int column(int at) {
      int index = index(at);
      return at - starts.get(index) + indents.get(index);
    }

    private int index(int at) {
      int index = 0;
      while (index + 1 < starts.size() && starts.get(index + 1) <= at) {
        index++;
      }
      return index;
    }
  }

  /**
   * The statements of a file.
   *
   * @param suffix of the file
   * @param lines that were added
   * @param texts what of them is no code
   */
  Statements(String suffix, List<TextLine> lines, CodeText texts) {
    this.lines = lines;
    this.texts = texts;
    this.braces = Set.of("py", "pyi").contains(suffix);
    this.depths = depths();
  }

  /** Whether a line may be one of several of a statement: cheap, and rather yes than no. */
  static boolean mayContinue(List<TextLine> lines, int index) {
    String text = lines.get(index).text().stripTrailing();
    boolean open = !text.isEmpty() && ENDS_OPEN.indexOf(text.charAt(text.length() - 1)) >= 0;
    if (open || index == 0) {
      return open;
    }
    String before = lines.get(index - 1).text().stripTrailing();
    return !before.isEmpty() && ENDS_WITHIN.indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** The statement that a line belongs to, if it has several lines and not too many. */
  Optional<Joined> around(int index) {
    int first = index;
    while (first > 0 && depths[first] > 0 && index - first < MOST_LINES) {
      first--;
    }
    int end = index + 1;
    while (end < lines.size() && depths[end] > 0 && end - first < MOST_LINES) {
      end++;
    }
    return depths[first] > 0 || end - first < 2
        ? Optional.empty()
        : Optional.of(joined(lines.subList(first, end)));
  }

  private static Joined joined(List<TextLine> together) {
    StringBuilder text = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    List<Integer> indents = new ArrayList<>();
    for (TextLine line : together) {
      String stripped = line.text().strip();
      boolean closes = stripped.startsWith(")") || stripped.startsWith("]");
      if (closes && !text.isEmpty() && text.charAt(text.length() - 1) == ',') {
        text.setLength(text.length() - 1);
      }
      boolean opened = !text.isEmpty() && "([".indexOf(text.charAt(text.length() - 1)) >= 0;
      if (!text.isEmpty() && !opened && !closes) {
        text.append(' ');
      }
      starts.add(text.length());
      indents.add(line.text().length() - line.text().stripLeading().length());
      if (!stripped.startsWith("#") && !stripped.startsWith("//")) {
        text.append(stripped);
      }
    }
    return new Joined(text.toString(), together, starts, indents);
  }

  /** How many brackets are open where each line begins. */
  private int[] depths() {
    int[] open = new int[lines.size()];
    int depth = 0;
    for (int i = 0; i < open.length; i++) {
      boolean follows = i > 0 && lines.get(i).number() == lines.get(i - 1).number() + 1;
      depth = follows ? depth : 0;
      open[i] = depth;
      depth = after(lines.get(i), depth);
    }
    return open;
  }

  private int after(TextLine line, int before) {
    String text = line.text();
    int depth = before;
    char last = ' ';
    for (int column = 0; column < text.length(); column++) {
      char c = text.charAt(column);
      boolean opens = c == '(' || c == '[' || (braces && c == '{');
      boolean closes = c == ')' || c == ']' || (braces && c == '}');
      if ((opens || closes) && texts.isCode(line.number(), column)) {
        depth = opens ? depth + 1 : Math.max(0, depth - 1);
      }
      last = c == ' ' ? last : c;
    }
    return !braces && last == '{' ? 0 : depth;
  }
}
