package dev.omk.gate.file;

import dev.omk.text.Nearest;
import dev.omk.toml.TomlProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The values of one table of {@code gates.toml}. A value that is wrong is told to {@link
 * TomlProblems} and replaced.
 */
final class TableValues {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:-]*");
  private static final int MAX_NAME = 100;

  /** How other tools call what is meant. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "cwd", "workdir",
          "dir", "workdir",
          "directory", "workdir",
          "cmd", "command",
          "shell", "run",
          "script", "run",
          "depends_on", "needs",
          "environment", "env");

  private static final long MAX_TIMEOUT_SECS = Duration.ofDays(365).toSeconds();

  private final TomlTable table;
  private final TomlPosition start;
  private final String what;
  private final TomlProblems problems;

  /**
   * @param what the table defines, for messages: {@code a gate}
   */
  TableValues(TomlTable table, TomlPosition start, String what, TomlProblems problems) {
    this.table = table;
    this.start = start;
    this.what = what;
    this.problems = problems;
  }

  /** Where a key stands, or where the table begins if it has no such key. */
  TomlPosition positionOf(String key) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null ? start : position;
  }

  /** Where the n-th element of an array stands. */
  TomlPosition positionOf(String key, int index) {
    return table.get(List.of(key)) instanceof TomlArray array && index < array.size()
        ? array.inputPositionOf(index)
        : positionOf(key);
  }

  void problem(String key, String message) {
    problems.add(positionOf(key), message);
  }

  @Nullable Object value(String key) {
    return table.get(List.of(key));
  }

  boolean has(String key) {
    return value(key) != null;
  }

  /** Tells of every key that is not one of these, and of {@code run} beside {@code command}. */
  void checkKeys(Set<String> known) {
    checkKeys(known, known);
  }

  /**
   * The same.
   *
   * @param meant those that a mistyped one may have been meant for
   */
  void checkKeys(Set<String> known, Set<String> meant) {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        String near = ELSEWHERE.getOrDefault(key, key);
        problem(key, "unknown key '%s'%s".formatted(key, Nearest.hint(near, meant)));
      }
    }
    onlyOne("run", "command");
    if (has("run") && has("args")) {
      problem("args", "args belongs to command: give run or command with args, not both");
    }
    if (!has("run") && !has("command")) {
      problems.add(start, what + " needs command (with args) or run");
    }
  }

  void onlyOne(String one, String other) {
    if (has(one) && has(other)) {
      problem(other, "give %s or %s, not both".formatted(one, other));
    }
  }

  String name() {
    if (!has("name")) {
      problems.add(start, what + " needs a name");
      return "";
    }
    String name = text("name");
    if (value("name") instanceof String
        && (name.codePointCount(0, name.length()) > MAX_NAME || !NAME.matcher(name).matches())) {
      problem(
          "name",
          "a name is at most 100 characters: a letter or digit, then letters, digits, blank and"
              + " ._:-");
    }
    return name;
  }

  List<String> argv(String run) {
    if (has("run")) {
      if (run.isBlank() && value("run") instanceof String) {
        problem("run", "run cannot be empty");
      }
      return List.of("sh", "-c", run);
    }
    String command = text("command");
    if (command.isBlank() && value("command") instanceof String) {
      problem("command", "command cannot be empty");
    }
    List<String> argv = new ArrayList<>();
    argv.add(command);
    argv.addAll(texts("args"));
    return argv;
  }

  Duration timeout(Duration absent) {
    return Duration.ofSeconds(integer("timeout_secs", absent.toSeconds(), 1, MAX_TIMEOUT_SECS));
  }

  /** The line where the table begins. */
  int line() {
    return start.line();
  }

  Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    Object value = value("env");
    if (value instanceof TomlTable variables) {
      for (String name : variables.keySet()) {
        TomlPosition position = variables.inputPositionOf(List.of(name));
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
          problems.add(position, "'%s' is no name of a variable".formatted(name));
        } else if (variables.get(List.of(name)) instanceof String text && text.indexOf('\0') < 0) {
          env.put(name, text);
        } else {
          problems.add(position, "env.%s must be a string without NUL".formatted(name));
        }
      }
    } else if (value != null) {
      problem("env", "env must be a table of strings: env = { MODE = \"fast\" }");
    }
    return env;
  }

  String workdir() {
    String workdir = text("workdir");
    if (workdir.isEmpty()) {
      return "";
    }
    if (!RelativePaths.isInside(workdir)) {
      problem("workdir", "workdir must be a folder inside the work tree, such as \"api\"");
      return "";
    }
    return RelativePaths.normalize(workdir);
  }

  List<String> globs(String key) {
    List<String> globs = texts(key);
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).isEmpty() || !RelativePaths.isInside(globs.get(i))) {
        problems.add(positionOf(key, i), "%s must be paths inside the work tree".formatted(key));
      }
    }
    return globs;
  }

  String text(String key) {
    Object value = value(key);
    if (value instanceof String text) {
      return noNul(key, text);
    }
    if (value != null) {
      String list = value instanceof TomlArray ? ", not a list: put the rest in args" : "";
      problem(key, "%s must be a string%s".formatted(key, key.equals("command") ? list : ""));
    }
    return "";
  }

  String noNul(String key, String text) {
    if (text.indexOf('\0') >= 0) {
      problem(key, "%s must not contain NUL".formatted(key));
    }
    return text;
  }

  boolean flag(String key, boolean absent) {
    Object value = value(key);
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value != null) {
      problem(key, "%s must be true or false".formatted(key));
    }
    return absent;
  }

  long integer(String key, long absent, long min, long max) {
    Object value = value(key);
    if (value == null) {
      return absent;
    }
    if (value instanceof Long number && number >= min && number <= max) {
      return number;
    }
    problem(key, "%s must be an integer from %d to %d".formatted(key, min, max));
    return absent;
  }

  List<String> texts(String key) {
    Object value = value(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlArray array)) {
      problem(key, "%s must be an array of strings".formatted(key));
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof String text && text.indexOf('\0') < 0) {
        texts.add(text);
      } else {
        problems.add(array.inputPositionOf(i), "%s must be an array of strings".formatted(key));
      }
    }
    return texts;
  }
}
