package dev.omk.scope;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** A TOML file as plain values, so that order and layout do not count. */
final class TomlParts {
  private static final Map<String, Object> NOTHING = Map.of();

  private TomlParts() {}

  /** The document, or empty when it has an error. */
  static Optional<Map<String, Object>> read(String text) {
    TomlParseResult parsed = Toml.parse(text);
    return parsed.hasErrors() ? Optional.empty() : Optional.of(plain(parsed));
  }

  private static Map<String, Object> plain(TomlTable table) {
    Map<String, Object> values = new HashMap<>();
    table.entrySet().forEach(entry -> values.put(entry.getKey(), plainValue(entry.getValue())));
    return values;
  }

  private static Object plainValue(Object value) {
    if (value instanceof TomlTable table) {
      return plain(table);
    }
    if (value instanceof TomlArray array) {
      return array.toList().stream().map(TomlParts::plainValue).toList();
    }
    return value;
  }

  /** The value at a dotted path, {@code ""} when there is none. */
  static Object at(Map<String, Object> root, String... path) {
    Object value = root;
    for (String key : path) {
      value = value instanceof Map<?, ?> table ? table.get(key) : null;
      if (value == null) {
        return "";
      }
    }
    return value;
  }

  /** The table at a path, empty when there is none. */
  static Map<?, ?> tableAt(Map<String, Object> root, String... path) {
    return at(root, path) instanceof Map<?, ?> table ? table : NOTHING;
  }

  /** The array at a path, empty when there is none. */
  static List<?> listAt(Map<String, Object> root, String... path) {
    return at(root, path) instanceof List<?> list ? list : List.of();
  }
}
