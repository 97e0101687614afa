package dev.omk.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * What a glob with braces stands for, so that an alternative may span folders: {@code
 * {src,test/unit}}.
 */
final class Braces {
  private static final int MOST = 1000;

  private Braces() {}

  /** The glob as it stands, and each way to choose in its braces, up to a thousand. */
  static List<String> alternatives(String glob) {
    List<String> all = new ArrayList<>();
    all.add(glob);
    if (glob.indexOf('{') >= 0) {
      choose(glob, 0, all);
    }
    return all;
  }

  private static void choose(String glob, int from, List<String> all) {
    int open = next(glob, from);
    int close = open < 0 ? -1 : partner(glob, open);
    if (close < 0) {
      all.add(glob);
      return;
    }
    for (String choice : split(glob.substring(open + 1, close))) {
      if (all.size() < MOST) {
        choose(glob.substring(0, open) + choice + glob.substring(close + 1), open, all);
      }
    }
  }

  private static int next(String glob, int from) {
    for (int i = from; i < glob.length(); i++) {
      if (glob.charAt(i) == '\\') {
        i++;
      } else if (glob.charAt(i) == '{') {
        return i;
      }
    }
    return -1;
  }

  private static int partner(String glob, int open) {
    int depth = 0;
    for (int i = open; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static List<String> split(String choices) {
    List<String> all = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < choices.length(); i++) {
      switch (choices.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            all.add(choices.substring(begin, i));
            begin = i + 1;
          }
        }
        default -> {}
      }
    }
    all.add(choices.substring(begin));
    return all;
  }
}
