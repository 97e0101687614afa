package dev.omk.compare;

import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two outputs differ, in a few lines for people. */
public final class Differences {
  private static final int SHOWN = 5;
  private static final int VALUE = 120;

  /** How much of what two long lines have in common is shown. */
  private static final int BEFORE = 20;

  private Differences() {}

  /**
   * The differences between two texts in ISO 8859-1, as {@link Normaliser} gives them; none if they
   * are equal to the byte.
   *
   * @param what for instance {@code stdout}
   */
  public static List<String> between(String what, String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    String[] old = before.split("\n", -1);
    String[] now = after.split("\n", -1);
    List<String> lines = new ArrayList<>();
    int more = 0;
    for (int i = 0; i < Math.max(old.length, now.length); i++) {
      String was = i < old.length ? old[i] : null;
      String is = i < now.length ? now[i] : null;
      if (was != null && was.equals(is)) {
        continue;
      }
      if (lines.size() < SHOWN) {
        lines.add(what + " line " + (i + 1) + ": " + change(was, is));
      } else {
        more++;
      }
    }
    if (more > 0) {
      lines.add(what + ": " + more + " more lines differ");
    }
    return List.copyOf(lines);
  }

  private static String change(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return is == null || is.isEmpty() ? "a newline is new" : "new: '" + shown(is) + "'";
    }
    if (is == null) {
      return was.isEmpty() ? "the last newline is gone" : "gone: '" + shown(was) + "'";
    }
    String before = shown(was);
    String after = shown(is);
    if (before.equals(after)) {
      int from = Math.max(0, same(was, is) - BEFORE);
      return "was '…" + shown(was.substring(from)) + "', is '…" + shown(is.substring(from)) + "'";
    }
    return "was '" + before + "', is '" + after + "'";
  }

  /** How many characters two lines that differ have in common at their beginning. */
  private static int same(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String shown(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    String end = text.substring(text.stripTrailing().length());
    String body = text.substring(0, text.length() - end.length());
    String start = body.substring(0, body.length() - body.stripLeading().length());
    return Harmless.line(blanks(start) + body.stripLeading() + blanks(end), VALUE);
  }

  /** Blanks that nobody would see at an end of a line. */
  private static String blanks(String text) {
    return text.replace(' ', '␠').replace('\t', '⇥').replace('\r', '␍');
  }
}
