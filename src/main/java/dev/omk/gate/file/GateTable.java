package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
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
 * One {@code [[gates]]} table. A value that is wrong is told to {@link TomlProblems} and replaced.
 */
final class GateTable {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "command",
          "args",
          "run",
          "required",
          "timeout_secs",
          "allow_fail",
          "allow-fail",
          "skip",
          "skipped",
          "fix",
          "needs",
          "exclusive",
          "inputs",
          "reports",
          "tags",
          "retries",
          "env",
          "workdir");

  /** What only the user's own file may say. */
  private static final Set<String> OF_THE_USER = Set.of("hidden", "projects");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:-]*");
  private static final int MAX_NAME = 100;
  private static final long MAX_TIMEOUT_SECS = Duration.ofDays(365).toSeconds();
  private static final long MAX_RETRIES = 100;

  private final TomlTable table;
  private final TomlPosition start;
  private final String fileName;
  private final TomlProblems problems;
  private final boolean ofTheUser;

  /**
   * @param ofTheUser whether it is in the user's own file, which agents are not shown
   */
  GateTable(
      TomlTable table,
      TomlPosition start,
      String fileName,
      TomlProblems problems,
      boolean ofTheUser) {
    this.ofTheUser = ofTheUser;
    this.table = table;
    this.start = start;
    this.fileName = fileName;
    this.problems = problems;
  }

  GateSpec read() {
    checkKeys();
    String run = text("run");
    return new GateSpec(
        name(),
        argv(run),
        run,
        flag("required", true),
        flag("allow_fail", false) || flag("allow-fail", false),
        flag("skip", false) || flag("skipped", false),
        timeout(),
        fix(),
        texts("needs"),
        flag("exclusive", false),
        globs("inputs"),
        globs("reports"),
        texts("tags"),
        retries(),
        env(),
        workdir(),
        hidden(),
        fileName + ":" + start.line());
  }

  /** Roots of the work trees that it is for; empty is every one. */
  List<String> projects() {
    return texts("projects");
  }

  private boolean hidden() {
    boolean hidden = flag("hidden", ofTheUser);
    if (ofTheUser && !hidden) {
      problem("hidden", "gates of this file are hidden: others belong into .omk/gates.toml");
    }
    return hidden;
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

  private void problem(String key, String message) {
    problems.add(positionOf(key), message);
  }

  private @Nullable Object value(String key) {
    return table.get(List.of(key));
  }

  private boolean has(String key) {
    return value(key) != null;
  }

  private void checkKeys() {
    for (String key : table.keySet()) {
      if (OF_THE_USER.contains(key) && !ofTheUser) {
        problem(
            key, "'%s' belongs into your own gates.toml: agents can read this file".formatted(key));
      } else if (!KEYS.contains(key) && !OF_THE_USER.contains(key)) {
        problem(key, "unknown key '%s'%s".formatted(key, Nearest.hint(key, KEYS)));
      }
    }
    onlyOne("allow_fail", "allow-fail");
    onlyOne("skip", "skipped");
    onlyOne("run", "command");
    if (has("run") && has("args")) {
      problem("args", "args belongs to command: give run or command with args, not both");
    }
    if (!has("run") && !has("command")) {
      problems.add(start, "a gate needs command (with args) or run");
    }
  }

  private void onlyOne(String one, String other) {
    if (has(one) && has(other)) {
      problem(other, "give %s or %s, not both".formatted(one, other));
    }
  }

  private String name() {
    if (!has("name")) {
      problems.add(start, "a gate needs a name");
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

  private List<String> argv(String run) {
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

  private Duration timeout() {
    long seconds =
        integer("timeout_secs", GateSpec.DEFAULT_TIMEOUT.toSeconds(), 1, MAX_TIMEOUT_SECS);
    return Duration.ofSeconds(seconds);
  }

  private int retries() {
    return (int) integer("retries", 0, 0, MAX_RETRIES);
  }

  private List<String> fix() {
    if (value("fix") instanceof String line) {
      if (line.isBlank()) {
        problem("fix", "fix cannot be empty");
      }
      return List.of("sh", "-c", noNul("fix", line));
    }
    if (has("fix") && !(value("fix") instanceof TomlArray)) {
      problem("fix", "fix must be a shell line or an array of strings");
      return List.of();
    }
    List<String> argv = texts("fix");
    if (has("fix") && (argv.isEmpty() || argv.getFirst().isBlank())) {
      problem("fix", "fix cannot be empty");
    }
    return argv;
  }

  private Map<String, String> env() {
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

  private String workdir() {
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

  private List<String> globs(String key) {
    List<String> globs = texts(key);
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).isEmpty() || !RelativePaths.isInside(globs.get(i))) {
        problems.add(positionOf(key, i), "%s must be paths inside the work tree".formatted(key));
      }
    }
    return globs;
  }

  private String text(String key) {
    Object value = value(key);
    if (value instanceof String text) {
      return noNul(key, text);
    }
    if (value != null) {
      problem(key, "%s must be a string".formatted(key));
    }
    return "";
  }

  private String noNul(String key, String text) {
    if (text.indexOf('\0') >= 0) {
      problem(key, "%s must not contain NUL".formatted(key));
    }
    return text;
  }

  private boolean flag(String key, boolean absent) {
    Object value = value(key);
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value != null) {
      problem(key, "%s must be true or false".formatted(key));
    }
    return absent;
  }

  private long integer(String key, long absent, long min, long max) {
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

  private List<String> texts(String key) {
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
