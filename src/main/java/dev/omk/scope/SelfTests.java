package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tests in files of no particular name: cases of Python that a suite takes in from beside the code,
 * and what vitest runs within a source ({@code import.meta.vitest}).
 */
public final class SelfTests {
  private static final Pattern CASE =
      Pattern.compile(
          "^class\\s+(\\w+)\\s*\\(.*TestCase\\b|^(?:async\\s+)?def\\s+(test_\\w+)\\s*\\(");
  private static final Pattern ASSERTS = Pattern.compile("(?m)^\\s+assert\\b");
  private static final Pattern IN_SOURCE = Pattern.compile("\\bimport\\.meta\\.vitest\\b");

  private SelfTests() {}

  /**
   * Whether tests that the base has are others now, or gone. More of them, and more at their ends,
   * are no change.
   *
   * @param base text of the file before, asked for only where it can matter
   */
  public static boolean changed(String path, Supplier<String> base, String candidate) {
    return switch (Definitions.language(path)) {
      case "py" -> casesChanged(base.get(), candidate);
      case "js" -> {
        String before = base.get();
        yield IN_SOURCE.matcher(before).find() && !inSource(candidate).startsWith(inSource(before));
      }
      default -> false;
    };
  }

  private static boolean casesChanged(String base, String candidate) {
    Map<String, String> before = cases(base);
    Map<String, String> now = before.isEmpty() ? Map.of() : cases(candidate);
    return before.entrySet().stream()
            .anyMatch(test -> !now.getOrDefault(test.getKey(), "").startsWith(test.getValue()))
        || before.keySet().stream().anyMatch(name -> rebound(name, base, candidate));
  }

  // "T.test_add = None" or "del T" below it.
  private static boolean rebound(String name, String base, String candidate) {
    Pattern bound =
        Pattern.compile("(?m)^(del\\s+" + name + "\\b|" + name + "(\\.\\w+)*\\s*=[^=])");
    return bound.matcher(candidate).find() && !bound.matcher(base).find();
  }

  // Each with its decorators, without layout at the ends of lines.
  private static Map<String, String> cases(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    if (!text.contains("TestCase") && !text.contains("def test_")) {
      return found;
    }
    List<String> lines = text.lines().toList();
    List<String> decorators = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher opens = CASE.matcher(lines.get(i));
      if (opens.find()) {
        String block = String.join("\n", decorators) + "\n" + indented(lines, i);
        if (opens.group(1) != null || ASSERTS.matcher(block).find()) {
          String name = opens.group(1) == null ? opens.group(2) : opens.group(1);
          found.merge(name, block, String::concat);
        }
      }
      if (lines.get(i).startsWith("@")) {
        decorators.add(lines.get(i).strip());
      } else {
        decorators.clear();
      }
    }
    return found;
  }

  private static String indented(List<String> lines, int first) {
    StringBuilder block = new StringBuilder(lines.get(first).strip());
    for (int i = first + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != ')') {
        break;
      }
      if (!line.isBlank()) {
        block.append('\n').append(line.stripTrailing());
      }
    }
    return block.toString();
  }

  // From where it is asked for to where its bracket closes, without layout.
  private static String inSource(String text) {
    StringBuilder found = new StringBuilder();
    int depth = 0;
    boolean inside = false;
    for (String line : text.lines().toList()) {
      inside = inside || IN_SOURCE.matcher(line).find();
      if (inside) {
        depth += LineParts.balance(line);
        inside = depth > 0;
        // The last bracket stays away, so that what comes at the end is no change.
        found.append(inside ? line.strip() : "");
      }
    }
    return found.toString();
  }
}
