package dev.omk.scope;

import java.util.ArrayDeque;
import java.util.Deque;

/** What white space means in a language, and the form in which only the meaning is left. */
enum Layout {
  /** It parts words, no more. */
  FREE {
    @Override
    String normalise(String marked) {
      StringBuilder out = new StringBuilder(marked.length());
      boolean inString = false;
      boolean gap = false;
      for (int i = 0; i < marked.length(); i++) {
        char c = marked.charAt(i);
        if (c == MARK) {
          inString = !inString;
        } else if (!inString && Character.isWhitespace(c)) {
          gap = true;
          continue;
        } else if (gap && !out.isEmpty() && isWord(c) && isWord(out.charAt(out.length() - 1))) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
      return out.toString();
    }
  },

  /** Lines count, and how deep they are indented; how wide does not. */
  INDENTED {
    @Override
    String normalise(String marked) {
      StringBuilder out = new StringBuilder(marked.length());
      Deque<Integer> widths = new ArrayDeque<>();
      boolean inString = false;
      for (String line : marked.split("\n", -1)) {
        if (inString) {
          out.append(line).append('\n');
        } else if (!line.isBlank()) {
          int width = line.length() - line.stripLeading().length();
          while (!widths.isEmpty() && widths.element() >= width) {
            widths.pop();
          }
          widths.push(width);
          out.append(widths.size()).append(':').append(FREE.normalise(line)).append('\n');
        }
        inString ^= line.chars().filter(c -> c == MARK).count() % 2 == 1;
      }
      return out.toString();
    }
  },

  /** Lines count with the white space at their start; what is at their end does not. */
  LINES {
    @Override
    String normalise(String marked) {
      StringBuilder out = new StringBuilder(marked.length());
      marked
          .lines()
          .map(String::stripTrailing)
          .filter(line -> !line.isEmpty())
          .forEach(line -> out.append(line).append('\n'));
      return out.toString();
    }
  };

  /** Stands before and after each string in the text that is normalised. */
  static final char MARK = '\u0000';

  abstract String normalise(String marked);

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
