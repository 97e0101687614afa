package dev.omk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where programs of a repository start, as their manifests and the names of files say. */
public final class EntryPoints {
  private static final int MOST = 6;
  private static final Pattern NODE_MAIN = Pattern.compile("\"main\"\\s*:\\s*\"([^\"]{1,100})\"");
  private static final Pattern NODE_BIN =
      Pattern.compile("\"bin\"\\s*:\\s*(?:\"([^\"]{1,100})\"|\\{([^}]{1,400})})");
  private static final Pattern PAIR =
      Pattern.compile("\"([^\"]{1,60})\"\\s*:\\s*\"([^\"]{1,100})\"");
  private static final Pattern SCRIPTS =
      Pattern.compile(
          "(?m)^\\[(?:project|tool\\.poetry)\\.scripts]\\s*\\n((?:[^\\[\\n].*\\n?){1,20})");
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^\\s*\"?([\\w.-]{1,60})\"?\\s*=\\s*[\"']([^\"']{1,100})[\"']");
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(.*/)?(__main__\\.py|main\\.(go|rs|py|c|cc|cpp|ts|js|rb|kt|swift|zig)|Main\\.(java|kt)"
              + "|Program\\.cs|src/index\\.(js|ts)|manage\\.py|mix\\.exs)|bin/[\\w.-]+|exe/[\\w.-]+");

  private EntryPoints() {}

  /**
   * Finds them.
   *
   * @param paths of the base, without tests
   * @param read the text of a file at the root
   */
  public static List<String> of(List<String> paths, Function<String, Optional<String>> read) {
    List<String> found = new ArrayList<>();
    if (paths.contains("package.json")) {
      read.apply("package.json").ifPresent(text -> node(text, found));
    }
    if (paths.contains("pyproject.toml")) {
      read.apply("pyproject.toml").ifPresent(text -> python(text, found));
    }
    paths.stream()
        .filter(path -> BY_NAME.matcher(path).matches() && path.split("/", -1).length <= 8)
        .forEach(path -> found.add("`" + path + "`"));
    return found.stream().distinct().limit(MOST).toList();
  }

  private static void node(String text, List<String> found) {
    Matcher main = NODE_MAIN.matcher(text);
    if (main.find()) {
      found.add("`" + main.group(1) + "` (main of package.json)");
    }
    Matcher bin = NODE_BIN.matcher(text);
    if (!bin.find()) {
      return;
    }
    if (bin.group(1) != null) {
      found.add("`" + bin.group(1) + "` (bin of package.json)");
    } else {
      Matcher pair = PAIR.matcher(bin.group(2));
      while (pair.find()) {
        found.add("`" + pair.group(2) + "` (command " + pair.group(1) + ")");
      }
    }
  }

  private static void python(String text, List<String> found) {
    Matcher scripts = SCRIPTS.matcher(text);
    if (scripts.find()) {
      Matcher script = SCRIPT.matcher(scripts.group(1));
      while (script.find()) {
        found.add("`" + script.group(2) + "` (command " + script.group(1) + ")");
      }
    }
  }
}
