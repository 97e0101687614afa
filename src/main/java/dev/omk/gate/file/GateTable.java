package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import dev.omk.toml.TomlProblems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  private static final long MAX_RETRIES = 100;

  private final TableValues values;
  private final String fileName;
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
    this.values = new TableValues(table, start, "a gate", problems);
    this.fileName = fileName;
  }

  GateSpec read() {
    checkKeys();
    values.onlyOne("allow_fail", "allow-fail");
    values.onlyOne("skip", "skipped");
    String run = values.text("run");
    return new GateSpec(
        values.name(),
        values.argv(run),
        run,
        values.flag("required", true),
        values.flag("allow_fail", false) || values.flag("allow-fail", false),
        values.flag("skip", false) || values.flag("skipped", false),
        values.timeout(GateSpec.DEFAULT_TIMEOUT),
        fix(),
        values.texts("needs"),
        values.flag("exclusive", false),
        values.globs("inputs"),
        values.globs("reports"),
        values.texts("tags"),
        (int) values.integer("retries", 0, 0, MAX_RETRIES),
        values.env(),
        values.workdir(),
        hidden(),
        fileName + ":" + values.line());
  }

  private void checkKeys() {
    Set<String> known = new TreeSet<>(KEYS);
    for (String key : OF_THE_USER) {
      if (!ofTheUser && values.has(key)) {
        values.problem(
            key, "'%s' belongs into your own gates.toml: agents can read this file".formatted(key));
      }
      known.add(key);
    }
    values.checkKeys(known, KEYS);
  }

  /** Roots of the work trees that it is for; empty is every one. */
  List<String> projects() {
    return values.texts("projects");
  }

  private boolean hidden() {
    boolean hidden = values.flag("hidden", ofTheUser);
    if (ofTheUser && !hidden) {
      values.problem("hidden", "gates of this file are hidden: others belong into .omk/gates.toml");
    }
    return hidden;
  }

  /** Where a key stands, or where the table begins if it has no such key. */
  TomlPosition positionOf(String key) {
    return values.positionOf(key);
  }

  /** Where the n-th element of an array stands. */
  TomlPosition positionOf(String key, int index) {
    return values.positionOf(key, index);
  }

  private List<String> fix() {
    if (values.value("fix") instanceof String line) {
      if (line.isBlank()) {
        values.problem("fix", "fix cannot be empty");
      }
      return List.of("sh", "-c", values.noNul("fix", line));
    }
    if (values.has("fix") && !(values.value("fix") instanceof TomlArray)) {
      values.problem("fix", "fix must be a shell line or an array of strings");
      return List.of();
    }
    List<String> argv = values.texts("fix");
    if (values.has("fix") && (argv.isEmpty() || argv.getFirst().isBlank())) {
      values.problem("fix", "fix cannot be empty");
    }
    return argv;
  }
}
