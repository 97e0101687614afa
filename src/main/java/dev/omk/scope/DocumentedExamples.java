package dev.omk.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Examples in documentation that a test runner may run: {@code >>> add(2, 3)} of Python's doctest
 * with the answer that follows, {@code iex>} of Elixir's, and blocks of code in the comments of
 * Rust.
 */
public final class DocumentedExamples {
  private static final Set<String> SUFFIXES =
      Set.of("py", "pyi", "md", "rst", "txt", "rs", "ex", "exs");
  private static final Pattern PROMPT = Pattern.compile("^(>>>|iex(\\(\\d+\\))?>)\\s.*");
  private static final Pattern MORE =
      Pattern.compile("^(\\.\\.\\.|\\.\\.\\.(\\(\\d+\\))?>)(\\s.*)?");
  private static final Pattern RUST = Pattern.compile("^//[/!]\\s?");

  private DocumentedExamples() {}

  /** Whether a file of that name may have some. */
  public static boolean mayBeIn(String path) {
    return SUFFIXES.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether an example of the base is another one now, or gone. */
  public static boolean changed(String path, String base, String candidate) {
    List<String> now = new ArrayList<>(of(path, candidate));
    return !of(path, base).stream().allMatch(now::remove);
  }

  private static List<String> of(String path, String text) {
    String suffix = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!SUFFIXES.contains(suffix)) {
      return List.of();
    }
    if (suffix.equals("rs")) {
      return text.contains("```") ? blocks(text) : List.of();
    }
    return text.contains(">") ? sessions(text) : List.of();
  }

  // A prompt, what continues it, and the answer up to an empty line or the next prompt.
  private static List<String> sessions(String text) {
    List<String> found = new ArrayList<>();
    StringBuilder example = new StringBuilder();
    for (String line : text.lines().map(String::strip).toList()) {
      boolean prompt = PROMPT.matcher(line).matches();
      boolean ends = line.isEmpty() || line.startsWith("\"\"\"") || line.startsWith("```");
      if ((prompt || ends) && !example.isEmpty()) {
        found.add(example.toString());
        example.setLength(0);
      }
      if (prompt || (!ends && !example.isEmpty())) {
        example.append(MORE.matcher(line).matches() ? "... " : "").append(line).append('\n');
      }
    }
    if (!example.isEmpty()) {
      found.add(example.toString());
    }
    return found;
  }

  private static List<String> blocks(String text) {
    List<String> found = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String raw : text.lines().map(String::strip).toList()) {
      boolean comment = RUST.matcher(raw).find();
      String line = comment ? RUST.matcher(raw).replaceFirst("") : raw;
      if (comment && line.startsWith("```")) {
        if (inside) {
          found.add(block.toString());
        }
        inside = !inside;
        block.setLength(0);
      }
      if (inside && comment) {
        block.append(line).append('\n');
      }
    }
    return found;
  }
}
