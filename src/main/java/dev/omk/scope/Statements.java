package dev.omk.scope;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes code apart into its statements: enough to say what is done with a name. Blocks and comments
 * are taken off, line breaks within brackets too. Never fails; linear.
 */
final class Statements {
  private final String text;
  private final boolean braces;
  private final List<String> found = new ArrayList<>();
  private final StringBuilder now = new StringBuilder();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int depth;

  private Statements(String text, boolean braces) {
    this.text = text;
    this.braces = braces;
  }

  static List<String> of(String path, String text) {
    boolean braces = CommentStyle.of(path).line().equals("//");
    return new Statements(SourceText.of(path, text).withoutComments(), braces).run();
  }

  private List<String> run() {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        at = string(at, c);
      } else if (braces && c == '{' && opensBlock()) {
        end();
        outer.push(depth);
        depth = 0;
      } else if (braces && c == '}' && depth == 0 && !outer.isEmpty()) {
        end();
        depth = outer.pop();
      } else if (braces && c == ',' && depth == 0 && declares()) {
        end();
        now.append("const ");
      } else if (c == ';' || (c == '\n' && depth == 0 && !continued())) {
        end();
      } else {
        depth = Math.max(0, depth + ("([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0));
        now.append(c == '\n' ? ' ' : c);
      }
    }
    end();
    return found;
  }

  private int string(int start, char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean long3 = text.startsWith(triple, start);
    int at = start + (long3 ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (long3 ? text.startsWith(triple, at) : c == quote || (c == '\n' && quote != '`')) {
        break;
      }
      at++;
    }
    int last = Math.min(text.length() - 1, at + (long3 ? 2 : 0));
    now.append(text, start, last + 1);
    return last;
  }

  // After a parenthesis, an arrow, or a word: a body. After anything else: a value.
  private boolean opensBlock() {
    String before = now.substring(Math.max(0, now.length() - 4096)).strip();
    if (before.isEmpty()) {
      return true;
    }
    char last = before.charAt(before.length() - 1);
    boolean names = before.matches("(?s)(import|export)( type)?|.*\\b(return|const|let|var)");
    return !names && (last == ')' || last == '>' || Character.isLetterOrDigit(last));
  }

  private boolean declares() {
    return now.length() < 4096
        && now.toString().stripLeading().matches("(?s)(const|let|var)\\s[^=]*=.*");
  }

  private boolean continued() {
    int last = now.length() - 1;
    return last >= 0
        && (now.charAt(last) == '\\' || (braces && ",=.&|?".indexOf(now.charAt(last)) >= 0));
  }

  private void end() {
    String statement = now.toString().strip();
    if (!statement.isEmpty()) {
      found.add(statement);
    }
    now.setLength(0);
  }
}
