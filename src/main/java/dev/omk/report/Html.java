package dev.omk.report;

import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Writes HTML. Text and values of attributes are escaped here and nowhere else. */
final class Html {
  private static final String UNRESERVED = "-._~/";

  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Opens an element; attributes come as name and value in turn. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(Harmless.oneLine(attributes[i + 1]))).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  /** Text on one line. */
  Html text(String text) {
    out.append(escape(Harmless.oneLine(text)));
    return this;
  }

  /** Text whose line breaks stay. */
  Html lines(String text) {
    out.append(escape(Harmless.block(text)));
    return this;
  }

  /** An element with text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A link to a file of the goal. */
  Html link(String logs, String path, String words) {
    return open("a", "href", logs + encoded(path)).text(words).closeInline("a");
  }

  Html closeInline(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** What is ours and must not be escaped. */
  Html ours(String html) {
    out.append(html);
    return this;
  }

  int length() {
    return out.length();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** A path in the way RFC 3986 wants it: no scheme can come of it. */
  static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      encoded.append(
          plain ? String.valueOf(c) : "%" + HexFormat.of().toHexDigits(b).toUpperCase(Locale.ROOT));
    }
    return encoded.toString();
  }
}
