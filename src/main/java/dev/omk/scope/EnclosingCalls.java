package dev.omk.scope;

import java.util.ArrayList;
import java.util.List;

/** The calls that a place in a statement is an argument of. */
final class EnclosingCalls {
  private EnclosingCalls() {}

  /**
   * One call.
   *
   * @param function its name with what is before its last dot; empty for a mere parenthesis
   * @param others its other arguments
   * @param after what follows the call
   */
  record Call(String function, List<String> others, String after) {
    String name() {
      return function.substring(function.lastIndexOf('.') + 1);
    }
  }

  /** From the innermost out. */
  static List<Call> of(String statement, int place) {
    List<Call> calls = new ArrayList<>();
    int depth = 0;
    for (int i = place - 1; i >= 0; i--) {
      char c = statement.charAt(i);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        if (depth == 0 && c == '(') {
          calls.add(call(statement, i, place));
        }
        depth = Math.max(0, depth - 1);
      }
    }
    return calls;
  }

  private static Call call(String statement, int open, int place) {
    int start = open;
    while (start > 0 && isName(statement.charAt(start - 1))) {
      start--;
    }
    List<String> others = new ArrayList<>();
    int at = open + 1;
    int from = at;
    int depth = 0;
    for (; at < statement.length(); at++) {
      char c = statement.charAt(at);
      if (depth == 0 && (c == ',' || c == ')')) {
        if (place < from || place >= at) {
          others.add(statement.substring(from, at).strip());
        }
        from = at + 1;
        if (c == ')') {
          break;
        }
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
    others.removeIf(String::isEmpty);
    String after = at < statement.length() ? statement.substring(at + 1) : "";
    return new Call(statement.substring(start, open), others, after);
  }

  static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }
}
