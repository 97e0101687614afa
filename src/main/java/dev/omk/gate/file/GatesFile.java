package dev.omk.gate.file;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.toml.TomlProblems;
import dev.omk.toml.TomlText;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Reads {@code .omk/gates.toml}.
 *
 * <p>At the top level there are {@code [[gates]]} (see {@link GateSpec}; {@link GateTable} knows
 * the keys), {@code [[observe]]} and {@code [benchmark]} (see {@link ComparisonTables}), {@code
 * [verify]} with {@code clean} (boolean, default true), and {@code version} (an integer), which is
 * read and ignored. Anything else is an error: a mistyped key must never loosen a check silently.
 *
 * <p>Every mistake is an {@link dev.omk.error.OmkException} of {@code MALFORMED_FILE} whose line
 * begins {@code file:line:column:}; up to ten mistakes of a file are told at once.
 */
public final class GatesFile {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = TomlText.MAX_BYTES;

  private static final List<String> KNOWN =
      List.of("gates", "observe", "benchmark", "verify", "version");

  private GatesFile() {}

  /** The gates of a file's text. {@code fileName} is for messages and for {@code origin}. */
  public static List<GateSpec> parse(String toml, String fileName) {
    return parseDocument(toml, fileName).gates();
  }

  /** All of a file's text. */
  public static GatesDocument parseDocument(String toml, String fileName) {
    TomlProblems problems = new TomlProblems(fileName);
    TomlParseResult root = TomlText.parse(toml, problems);
    checkTopLevel(root, problems);
    boolean clean = readClean(root, problems);
    List<GateSpec> gates = read(readGates(root, fileName, problems, false), problems);
    Comparisons comparisons = ComparisonTables.read(root, fileName, problems);
    problems.throwIfAny();
    return new GatesDocument(gates, clean, comparisons);
  }

  /**
   * A gate of the user's own file.
   *
   * @param projects roots of the work trees that it is for, {@code ~/} is the home; empty is all
   */
  public record UserGate(GateSpec gate, List<String> projects) {
    public UserGate {
      projects = List.copyOf(projects);
    }
  }

  /**
   * The gates of the user's own file, {@code omk/gates.toml} in the user's configuration directory.
   * All of them are {@code hidden}, and each may say which {@code projects} it is for; all else is
   * as in a project's file.
   */
  public static List<UserGate> parseUser(String toml, String fileName) {
    TomlProblems problems = new TomlProblems(fileName);
    TomlParseResult root = TomlText.parse(toml, problems);
    checkTopLevel(root, problems);
    List<GateTable> tables = readGates(root, fileName, problems, true);
    List<GateSpec> specs = read(tables, problems);
    List<List<String>> projects = tables.stream().map(GateTable::projects).toList();
    problems.throwIfAny();
    List<UserGate> gates = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      gates.add(new UserGate(specs.get(i), projects.get(i)));
    }
    return List.copyOf(gates);
  }

  /** All of a file's bytes, which must be UTF-8 and at most {@link #MAX_BYTES}. */
  public static GatesDocument parseDocument(byte[] utf8, String fileName) {
    return parseDocument(TomlText.decode(utf8, fileName), fileName);
  }

  private static void checkTopLevel(TomlTable root, TomlProblems problems) {
    for (String key : root.keySet()) {
      if (!KNOWN.contains(key)) {
        problems.add(
            root.inputPositionOf(List.of(key)),
            "unknown key '%s': [[gates]], [[observe]], [benchmark] and [verify] are known"
                .formatted(key));
      }
    }
    Object version = root.get(List.of("version"));
    if (version != null && !(version instanceof Long)) {
      problems.add(root.inputPositionOf(List.of("version")), "version must be an integer");
    }
  }

  private static boolean readClean(TomlTable root, TomlProblems problems) {
    Object verify = root.get(List.of("verify"));
    if (verify == null) {
      return true;
    }
    if (!(verify instanceof TomlTable table)) {
      problems.add(root.inputPositionOf(List.of("verify")), "verify must be a table: [verify]");
      return true;
    }
    for (String key : table.keySet()) {
      if (!key.equals("clean")) {
        problems.add(table.inputPositionOf(List.of(key)), "unknown key 'verify.%s'".formatted(key));
      }
    }
    Object clean = table.get(List.of("clean"));
    if (clean == null) {
      return true;
    }
    if (!(clean instanceof Boolean value)) {
      problems.add(table.inputPositionOf(List.of("clean")), "verify.clean must be true or false");
      return true;
    }
    return value;
  }

  private static List<GateTable> readGates(
      TomlTable root, String fileName, TomlProblems problems, boolean ofTheUser) {
    Object gates = root.get(List.of("gates"));
    if (gates == null) {
      return List.of();
    }
    if (!(gates instanceof TomlArray array)) {
      problems.add(
          root.inputPositionOf(List.of("gates")), "gates must be an array of tables: [[gates]]");
      return List.of();
    }
    List<GateTable> tables = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof TomlTable table) {
        tables.add(new GateTable(table, array.inputPositionOf(i), fileName, problems, ofTheUser));
      } else {
        problems.add(array.inputPositionOf(i), "a gate must be a table: [[gates]]");
      }
    }
    return tables;
  }

  private static List<GateSpec> read(List<GateTable> tables, TomlProblems problems) {
    List<GateSpec> specs = tables.stream().map(GateTable::read).toList();
    GateNames.check(tables, specs, problems);
    return specs;
  }
}
