package dev.omk.scope;

import java.util.Map;

/**
 * How a family of languages writes comments and strings.
 *
 * @param line what begins a comment to the end of the line; empty when there is none
 * @param blockStart what begins a comment to {@code blockEnd}; empty when there is none
 * @param quotes the characters that strings begin and end with
 * @param layout what white space means
 */
record CommentStyle(String line, String blockStart, String blockEnd, String quotes, Layout layout) {

  private static final CommentStyle C = new CommentStyle("//", "/*", "*/", "\"'`", Layout.FREE);
  private static final CommentStyle CSS = new CommentStyle("", "/*", "*/", "\"'", Layout.FREE);
  private static final CommentStyle PYTHON = new CommentStyle("#", "", "", "\"'", Layout.INDENTED);
  private static final CommentStyle HASH = new CommentStyle("#", "", "", "\"'", Layout.LINES);
  private static final CommentStyle SQL = new CommentStyle("--", "/*", "*/", "\"'", Layout.FREE);
  private static final CommentStyle LUA = new CommentStyle("--", "--[[", "]]", "\"'", Layout.LINES);
  private static final CommentStyle MARKUP = new CommentStyle("", "<!--", "-->", "", Layout.LINES);
  private static final CommentStyle PLAIN = new CommentStyle("", "", "", "", Layout.LINES);

  private static final Map<String, CommentStyle> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("java", C),
          Map.entry("kt", C),
          Map.entry("kts", C),
          Map.entry("scala", C),
          Map.entry("groovy", C),
          Map.entry("gradle", C),
          Map.entry("js", C),
          Map.entry("mjs", C),
          Map.entry("cjs", C),
          Map.entry("jsx", C),
          Map.entry("ts", C),
          Map.entry("tsx", C),
          Map.entry("go", C),
          Map.entry("rs", C),
          Map.entry("c", C),
          Map.entry("h", C),
          Map.entry("cc", C),
          Map.entry("cpp", C),
          Map.entry("hpp", C),
          Map.entry("cs", C),
          Map.entry("swift", C),
          Map.entry("dart", C),
          Map.entry("proto", C),
          Map.entry("css", CSS),
          Map.entry("py", PYTHON),
          Map.entry("pyi", PYTHON),
          Map.entry("sh", HASH),
          Map.entry("bash", HASH),
          Map.entry("rb", HASH),
          Map.entry("pl", HASH),
          Map.entry("ex", HASH),
          Map.entry("exs", HASH),
          Map.entry("toml", HASH),
          Map.entry("properties", HASH),
          Map.entry("r", HASH),
          Map.entry("sql", SQL),
          Map.entry("lua", LUA),
          Map.entry("xml", MARKUP),
          Map.entry("html", MARKUP),
          Map.entry("svg", MARKUP));

  static CommentStyle of(String path) {
    String name = ProtectedPaths.lower(path.substring(path.lastIndexOf('/') + 1));
    CommentStyle style = BY_SUFFIX.get(name.substring(name.lastIndexOf('.') + 1));
    return style == null ? PLAIN : style;
  }

  /** Whether a quote begins a string only if it is closed soon: a character, not a lifetime. */
  boolean shortQuote(char quote) {
    return quote == '\'' && layout == Layout.FREE && !line.isEmpty();
  }
}
