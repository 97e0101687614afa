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
    return "was '" + shown(was) + "', is '" + shown(is) + "'";
  }

  private static String shown(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return Harmless.line(new String(bytes, StandardCharsets.UTF_8), VALUE);
  }
}
