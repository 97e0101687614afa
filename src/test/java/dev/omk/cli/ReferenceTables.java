package dev.omk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys of gates.toml and config.toml, with what the records that hold them say. */
final class ReferenceTables {
  /** How a key is spelt where it is not the name of the component. */
  private static final Map<String, String> SPELT =
      Map.ofEntries(
          Map.entry("GateSpec.argv", "command"),
          Map.entry("GateSpec.shellLine", "run"),
          Map.entry("GateSpec.timeout", "timeout_secs"),
          Map.entry("ObserveSpec.argv", "command"),
          Map.entry("ObserveSpec.shellLine", "run"),
          Map.entry("ObserveSpec.timeout", "timeout_secs"),
          Map.entry("BenchmarkSpec.argv", "command"),
          Map.entry("BenchmarkSpec.shellLine", "run"),
          Map.entry("BenchmarkSpec.timeout", "timeout_secs"),
          Map.entry("ScopeSettings.protectedPaths", "protected"));

  /** What a record cannot say, because it holds what came of a key. */
  private static final Map<String, String> SAID =
      Map.of(
          "command", "the program, with `args`",
          "run", "a shell line (`sh -c`) in place of `command` and `args`",
          "timeout_secs", "seconds after which the whole process tree is ended (1800)");

  private ReferenceTables() {}

  /**
   * One table of a file.
   *
   * @param header as TOML has it
   * @param rows a line of Markdown for each key
   */
  record Table(String header, String rows) {}

  static List<Table> gates() throws IOException {
    String user =
        "| `projects` | only in your own `gates.toml`: roots of the work trees that it is for, `~/` is"
            + " the home; without it, every one |\n";
    String others =
        """
        | `allow-fail` | the same as `allow_fail`, as omk 0.5.0 spells it |
        | `skipped` | the same as `skip`, as omk 0.5.0 spells it |
        """;
    String args = "| `args` | of the program |\n";
    return List.of(
        new Table("[[gates]]", rows("gate/GateSpec.java", "GateSpec") + args + others + user),
        new Table("[[observe]]", rows("gate/ObserveSpec.java", "ObserveSpec") + args),
        new Table("[benchmark]", rows("gate/BenchmarkSpec.java", "BenchmarkSpec") + args),
        new Table(
            "[verify]",
            "| `clean` | whether the last verification runs in a clean checkout (true) |\n"));
  }

  static List<Table> config() throws IOException {
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "",
            "| `agent` | the default of `--agent`: a name, or several in the order in which they are"
                + " tried |\n| `reviewer` | the default of `--reviewer`: a name, or several |\n"));
    tables.add(table("[agents.NAME]", "AgentSettings"));
    tables.add(new Table("[agents.NAME.cost]", rows("config/TokenPrices.java", "TokenPrices")));
    tables.add(table("[run]", "RunDefaults"));
    tables.add(table("[scope]", "ScopeSettings"));
    tables.add(table("[verify]", "VerifySettings"));
    tables.add(table("[sandbox]", "SandboxSettings"));
    tables.add(table("[delivery]", "DeliverySettings"));
    tables.add(table("[notify]", "NotifySettings"));
    tables.add(table("[review]", "ReviewSettings"));
    return tables;
  }

  private static Table table(String header, String type) throws IOException {
    return new Table(header, rows("config/" + type + ".java", type));
  }

  private static String rows(String file, String type) throws IOException {
    Docstrings.Type record = Docstrings.of(file).type(type);
    StringBuilder rows = new StringBuilder();
    for (String component : record.components()) {
      if (component.equals("origin")) {
        continue; // Not a key: where the table stands.
      }
      String key = SPELT.getOrDefault(type + "." + component, snake(component));
      String own = record.parameters().getOrDefault(component, "");
      String said = type.endsWith("Spec") ? SAID.getOrDefault(key, own) : own;
      rows.append("| `")
          .append(key)
          .append("` | ")
          .append(Reference.cell(defaults(said)))
          .append(" |\n");
    }
    return rows.toString();
  }

  // In a record null stands for what no file says.
  private static String defaults(String said) {
    return said.replaceFirst("; null is (.*)$", " (unless set: $1)");
  }

  static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
