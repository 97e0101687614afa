package dev.omk.scope;

import com.google.re2j.Pattern;

/** Walks once over a text, knowing strings and comments. */
final class SourceLexer {
  private static final int CHARACTER_LITERAL = 10;

  /** Comments that tools obey are code. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?i)^(#!|//go:|//\\s*\\+build|//nolint|#\\s*(type:|noqa|pragma|pylint|mypy|ruff|fmt:"
              + "|frozen_string|shellcheck|rubocop|-\\*-)|/[/*]+\\s*(eslint|@ts-|prettier|istanbul|c8"
              + "|v8|@jest|@vitest|webpack|#__|noinspection|global|jshint|tslint|biome))");

  private final CommentStyle style;
  private final String text;
  private final boolean dropComments;
  private final StringBuilder out;
  private boolean marks;
  private int at;

  SourceLexer(CommentStyle style, String text, boolean dropComments) {
    this.style = style;
    this.text = text;
    this.dropComments = dropComments;
    this.out = new StringBuilder(text.length());
  }

  /** The text with {@link Layout#MARK} before and after each string. */
  String marked() {
    marks = true;
    return run();
  }

  String run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (startsBlock()) {
        int end = text.indexOf(style.blockEnd(), at + style.blockStart().length());
        comment(end < 0 ? text.length() : end + style.blockEnd().length());
      } else if (startsLine()) {
        int end = text.indexOf('\n', at);
        comment(end < 0 ? text.length() : end);
      } else if (style.quotes().indexOf(c) >= 0) {
        string(c);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private boolean startsBlock() {
    return !style.blockStart().isEmpty() && text.startsWith(style.blockStart(), at);
  }

  private boolean startsLine() {
    if (style.line().isEmpty() || !text.startsWith(style.line(), at)) {
      return false;
    }
    // In a shell $# and ${#x} are no comments: it takes white space before.
    boolean first = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    return first || style.layout() != Layout.LINES;
  }

  private void comment(int end) {
    String comment = text.substring(at, end);
    if (!dropComments || DIRECTIVE.matcher(head(comment)).find()) {
      out.append(comment);
    } else {
      out.append(comment.indexOf('\n') >= 0 ? '\n' : ' ');
    }
    at = end;
  }

  private static String head(String comment) {
    return comment.length() > 80 ? comment.substring(0, 80) : comment;
  }

  private void string(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    int end = quote != '`' && text.startsWith(triple, at) ? tripleEnd(triple) : endOf(quote);
    if (end < 0) {
      out.append(quote); // no string after all
      at++;
      return;
    }
    if (marks) {
      out.append(Layout.MARK);
    }
    out.append(text, at, end);
    if (marks) {
      out.append(Layout.MARK);
    }
    at = end;
  }

  private int tripleEnd(String triple) {
    int close = text.indexOf(triple, at + 3);
    return close < 0 ? text.length() : close + 3;
  }

  private int endOf(char quote) {
    int limit = style.shortQuote(quote) ? Math.min(text.length(), lineEnd()) : text.length();
    for (int i = at + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n' && quote != '`' && style.layout() != Layout.LINES) {
        return style.shortQuote(quote) ? -1 : i;
      }
    }
    return style.shortQuote(quote) ? -1 : text.length();
  }

  // In C-like languages a single quote may hold a character, a string, or be a lifetime: it counts
  // as a string if it closes on its line, and as a plain character otherwise.
  private int lineEnd() {
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline;
    return end - at > 4096 ? at + CHARACTER_LITERAL : end;
  }
}
