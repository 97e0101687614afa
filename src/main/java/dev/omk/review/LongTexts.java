package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Texts of several lines of which it depends on how they begin what ends them. */
enum LongTexts {
  NONE(""),
  /** {@code r#"…"#}, and {@code "…"}, which may have several lines as well. */
  RUST("r\""),
  /** {@code @"…"}, in which two quotes stand for one. */
  CSHARP("@"),
  /** {@code <<~TAG}. */
  RUBY("<"),
  /** What {@code cat} and its like are given below: what a shell is given runs. */
  SHELL("<"),
  /** {@code <<<'TAG'}. */
  PHP("<"),
  /** {@code [[…]]} and {@code [=[…]=]}; behind {@code --} a comment. */
  LUA("[-");

  private static final Pattern OF_RUBY =
      Pattern.compile("^<<(?:[~-](?:(\\w+)|[\"'](\\w+)[\"'])|([A-Z]\\w*)|[\"']([A-Z]\\w*)[\"'])");
  private static final Pattern OF_SHELL = Pattern.compile("^<<-?\\s*[\"']?(\\w+)[\"']?[^|]*$");
  private static final Pattern OF_PHP = Pattern.compile("^<<<[\"']?([A-Za-z_]\\w*)[\"']?\\s*$");
  private static final Pattern WRITES =
      Pattern.compile("^\\s*(sudo\\s+)?(cat|tee|read)\\b[^|;&]*$");

  /** What stands before a text that begins; behind one that ends there is none of these. */
  private static final String BEFORE_TEXT = "=([,&{>|+";

  private final String firsts;

  LongTexts(String firsts) {
    this.firsts = firsts;
  }

  /** When a text ends. */
  enum Ending {
    /** With what ends it, which a backslash may escape. */
    ESCAPED,
    /** With what ends it. */
    RAW,
    /** The same; it is a comment. */
    COMMENT,
    /** With what ends it, where that twice is a part of the text. */
    DOUBLED,
    /** With a line of its own; the text is below the line that begins it. */
    OWN_LINE,
    /** With a line that begins with what ends it; likewise. */
    FIRST_ON_LINE;

    boolean isBelow() {
      return this == OWN_LINE || this == FIRST_ON_LINE;
    }
  }

  /**
   * The beginning of a text.
   *
   * @param length of what begins it
   * @param end what ends it
   */
  record Begun(int length, String end, Ending ending) {}

  /** The text that begins at a place of a line, if one does that has no end on the line. */
  Optional<Begun> at(String text, int at) {
    if (firsts.indexOf(text.charAt(at)) < 0) {
      return Optional.empty();
    }
    return switch (this) {
      case NONE -> Optional.empty();
      case RUST -> text.charAt(at) == 'r' ? raw(text, at) : plain(text, at);
      case CSHARP ->
          text.startsWith("@\"", at)
              ? Optional.of(new Begun(2, "\"", Ending.DOUBLED))
              : Optional.empty();
      case RUBY -> isShift(text, at) ? Optional.empty() : below(OF_RUBY, Ending.OWN_LINE, text, at);
      case SHELL ->
          WRITES.matches(text.substring(0, at))
              ? below(OF_SHELL, Ending.OWN_LINE, text, at)
              : Optional.empty();
      case PHP -> below(OF_PHP, Ending.FIRST_ON_LINE, text, at);
      case LUA -> bracketed(text, at);
    };
  }

  private static Optional<Begun> raw(String text, int at) {
    int quote = at + 1;
    while (quote < text.length() && text.charAt(quote) == '#') {
      quote++;
    }
    String end = "\"" + "#".repeat(quote - at - 1);
    return text.startsWith("\"", quote) && !isName(text, withoutPrefix(text, at) - 1)
        ? Optional.of(new Begun(quote + 1 - at, end, Ending.RAW))
        : Optional.empty();
  }

  // Texts of bytes and of C: br"…", cr"…".
  private static int withoutPrefix(String text, int at) {
    return at > 0 && "bc".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
  }

  private static Optional<Begun> plain(String text, int at) {
    int before = withoutPrefix(text, at) - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    boolean begins = before >= 0 && BEFORE_TEXT.indexOf(text.charAt(before)) >= 0;
    return begins && !isClosed(text, at + 1)
        ? Optional.of(new Begun(1, "\"", Ending.ESCAPED))
        : Optional.empty();
  }

  private static boolean isClosed(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++; // Whatever follows is part of the text.
      } else if (text.charAt(i) == '"') {
        return true;
      }
    }
    return false;
  }

  private static Optional<Begun> below(Pattern begins, Ending ending, String text, int at) {
    if (at > 0 && text.charAt(at - 1) == '<') {
      return Optional.empty();
    }
    Matcher matcher = begins.matcher(text.substring(at));
    if (!matcher.find()) {
      return Optional.empty();
    }
    int group = 1;
    while (matcher.group(group) == null) {
      group++;
    }
    return Optional.of(new Begun(2, matcher.group(group), ending));
  }

  private static Optional<Begun> bracketed(String text, int at) {
    boolean comment = text.startsWith("--", at);
    int first = comment ? at + 2 : at;
    int second = first + 1;
    while (second < text.length() && text.charAt(second) == '=') {
      second++;
    }
    String end = "]" + "=".repeat(second - first - 1) + "]";
    return text.startsWith("[", first) && text.startsWith("[", second)
        ? Optional.of(new Begun(second + 1 - at, end, comment ? Ending.COMMENT : Ending.RAW))
        : Optional.empty();
  }

  // Behind a name it is an operator.
  private static boolean isShift(String text, int at) {
    return isName(text, at - 1) || (at > 0 && ")]".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static boolean isName(String text, int at) {
    return at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }
}
