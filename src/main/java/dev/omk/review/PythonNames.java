package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives lines of Python with the full names of what they use, so that marks find {@code
 * sys.modules} in whatever name it is given: {@code from sys import modules as loaded}, {@code
 * import sys as s}. Knows the modules that can end, patch or look at the process they run in.
 */
final class PythonNames {
  private static final Set<String> MODULES =
      Set.of(
          "sys",
          "os",
          "signal",
          "gc",
          "inspect",
          "importlib",
          "builtins",
          "threading",
          "traceback",
          "runpy",
          "pickle",
          "warnings",
          "atexit",
          "_thread");
  private static final Pattern TAKEN =
      Pattern.compile("^\\s*from\\s+(\\w+)\\s+import\\s+\\(?([\\w\\s,]+)");
  private static final Pattern RENAMED = Pattern.compile("^\\s*import\\s+(\\w+)\\s+as\\s+(\\w+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private final Map<String, String> names = new HashMap<>();

  /** The line with full names; itself where it uses none. */
  String full(String line) {
    if (line.contains("import")) {
      String taken = taken(line);
      if (!taken.isEmpty()) {
        return taken;
      }
    }
    return names.keySet().stream().anyMatch(line::contains) ? replaced(line) : line;
  }

  private String taken(String line) {
    Matcher renamed = RENAMED.matcher(line);
    if (renamed.find() && MODULES.contains(renamed.group(1))) {
      names.put(renamed.group(2), renamed.group(1));
      return "";
    }
    Matcher from = TAKEN.matcher(line);
    if (!from.find() || !MODULES.contains(from.group(1))) {
      return "";
    }
    StringBuilder full = new StringBuilder();
    for (String part : from.group(2).split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      String name = from.group(1) + "." + words[0];
      if (!words[0].isEmpty()) {
        names.put(words[words.length - 1], name);
        full.append(name).append(' ');
      }
    }
    return full.toString();
  }

  private String replaced(String line) {
    StringBuilder full = new StringBuilder();
    Matcher word = WORD.matcher(line);
    int from = 0;
    while (word.find()) {
      String name = names.get(word.group());
      boolean attribute = word.start() > 0 && line.charAt(word.start() - 1) == '.';
      if (name != null && !attribute) {
        full.append(line, from, word.start()).append(name);
        from = word.end();
      }
    }
    return from == 0 ? line : full.append(line.substring(from)).toString();
  }
}
