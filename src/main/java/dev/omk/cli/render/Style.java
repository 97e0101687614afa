package dev.omk.cli.render;

/**
 * Colours of our own words. Renderers always put them in, as SGR sequences (ECMA-48); who prints
 * takes them out again where none are wanted. Foreign text has no escapes left by then.
 */
public final class Style {
  private static final char ESCAPE = '\u001b';
  private static final String END = "\u001b[m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";
  private static final String FAINT = "\u001b[2m";

  private Style() {}

  /** A heading. */
  static String heading(String words) {
    return BOLD + words + END;
  }

  /** What is there to be looked up, not to be read. */
  static String faint(String words) {
    return FAINT + words + END;
  }

  /** A status of a goal, or {@code damaged}; the words may be longer than the status. */
  static String status(String status, String words) {
    if (status.equals("ready")) {
      return GREEN + words + END;
    }
    if (status.equals("running")) {
      return CYAN + words + END;
    }
    if (status.equals("not_ready") || status.equals("damaged") || status.equals("failed_infra")) {
      return RED + words + END;
    }
    return YELLOW + words + END;
  }

  /** Shown, shown weakly, not shown. */
  static String mark(String strength) {
    if (strength.equals("strong")) {
      return GREEN + "✓" + END;
    }
    return strength.equals("weak") ? YELLOW + "~" + END : RED + "✗" + END;
  }

  /**
   * The same text with marks that every terminal has. Foreign text has no escapes, so none of it.
   */
  public static String ascii(String text) {
    return text.replace(GREEN + "✓" + END, GREEN + "+" + END)
        .replace(RED + "✗" + END, RED + "x" + END);
  }

  /** The same text without any of them. */
  public static String plain(String coloured) {
    String text = Prose.fit(Hints.BARE.shown(coloured), Prose.ENDLESS);
    int escape = text.indexOf(ESCAPE);
    if (escape < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (escape >= 0) {
      out.append(text, at, escape);
      at = text.indexOf('m', escape) + 1;
      if (at == 0) {
        return out.toString();
      }
      escape = text.indexOf(ESCAPE, at);
    }
    return out.append(text, at, text.length()).toString();
  }
}
