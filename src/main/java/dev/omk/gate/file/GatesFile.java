package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Reads {@code .omk/gates.toml}.
 *
 * <p>At the top level there are {@code [[gates]]} (see {@link GateSpec}; {@link GateTable} knows
 * the keys), {@code [verify]} with {@code clean} (boolean, default true), and {@code version} (an
 * integer), which is read and ignored. Anything else is an error: a mistyped key must never loosen
 * a check silently.
 *
 * <p>Every mistake is an {@link dev.omk.error.OmkException} of {@code MALFORMED_FILE} whose line
 * begins {@code file:line:column:}; up to ten mistakes of a file are told at once.
 */
public final class GatesFile {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1024 * 1024;

  private GatesFile() {}

  /** The gates of a file's text. {@code fileName} is for messages and for {@code origin}. */
  public static List<GateSpec> parse(String toml, String fileName) {
    return parseDocument(toml, fileName).gates();
  }

  /** All of a file's text. */
  public static GatesDocument parseDocument(String toml, String fileName) {
    Problems problems = new Problems(fileName);
    if (toml.length() > MAX_BYTES) {
      problems.add(1, 1, "larger than 1 MiB");
      problems.throwIfAny();
    }
    TomlParseResult root = parseToml(toml, problems);
    checkTopLevel(root, problems);
    boolean clean = readClean(root, problems);
    List<GateSpec> gates = readGates(root, fileName, problems);
    problems.throwIfAny();
    return new GatesDocument(gates, clean);
  }

  /** All of a file's bytes, which must be UTF-8 and at most {@link #MAX_BYTES}. */
  public static GatesDocument parseDocument(byte[] utf8, String fileName) {
    Problems problems = new Problems(fileName);
    if (utf8.length > MAX_BYTES) {
      problems.add(1, 1, "larger than 1 MiB");
    }
    problems.throwIfAny();
    ByteBuffer input = ByteBuffer.wrap(utf8);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(input)
              .toString();
      return parseDocument(text, fileName);
    } catch (CharacterCodingException e) {
      String before = new String(utf8, 0, input.position(), StandardCharsets.UTF_8);
      int lineStart = before.lastIndexOf('\n') + 1;
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      problems.add(line, before.length() - lineStart + 1, "not UTF-8");
      problems.throwIfAny();
      throw new AssertionError("unreachable", e);
    }
  }

  private static TomlParseResult parseToml(String toml, Problems problems) {
    checkNesting(toml, problems);
    problems.throwIfAny();
    TomlParseResult root = Toml.parse(toml);
    for (TomlParseError error : root.errors()) {
      String message = Optional.ofNullable(error.getMessage()).orElse("not TOML");
      problems.add(error.position(), message);
    }
    problems.throwIfAny();
    return root;
  }

  /**
   * The parser recurses, so brackets in one line are counted first. A generous bound: brackets in
   * strings count too, and no honest line has that many.
   */
  private static void checkNesting(String toml, Problems problems) {
    int depth = 0;
    int line = 1;
    for (int i = 0; i < toml.length(); i++) {
      char c = toml.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && depth > 0) {
        depth--;
      }
      if (depth > 200) {
        problems.add(line, 1, "nested too deeply");
        return;
      }
    }
  }

  private static void checkTopLevel(TomlTable root, Problems problems) {
    for (String key : root.keySet()) {
      if (!List.of("gates", "verify", "version").contains(key)) {
        problems.add(
            root.inputPositionOf(List.of(key)),
            "unknown key '%s': [[gates]] and [verify] are known".formatted(key));
      }
    }
    Object version = root.get(List.of("version"));
    if (version != null && !(version instanceof Long)) {
      problems.add(root.inputPositionOf(List.of("version")), "version must be an integer");
    }
  }

  private static boolean readClean(TomlTable root, Problems problems) {
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

  private static List<GateSpec> readGates(TomlTable root, String fileName, Problems problems) {
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
        tables.add(new GateTable(table, array.inputPositionOf(i), fileName, problems));
      } else {
        problems.add(array.inputPositionOf(i), "a gate must be a table: [[gates]]");
      }
    }
    List<GateSpec> specs = tables.stream().map(GateTable::read).toList();
    GateNames.check(tables, specs, problems);
    return specs;
  }
}
