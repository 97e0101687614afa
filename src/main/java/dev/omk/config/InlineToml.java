package dev.omk.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Writes values as TOML on one line, with sorted keys. */
final class InlineToml {
  private InlineToml() {}

  static String of(Object value) {
    return switch (value) {
      case TomlTable table -> table(table);
      case TomlArray array ->
          "[" + String.join(", ", array.toList().stream().map(InlineToml::of).toList()) + "]";
      case String text -> quoted(text);
      // Numbers, booleans and dates: their Java text is TOML.
      case Object other -> other.toString();
    };
  }

  private static String table(TomlTable table) {
    List<String> pairs = new ArrayList<>();
    for (String key : new TreeSet<>(table.keySet())) {
      Object value = table.get(List.of(key));
      if (value != null) {
        pairs.add(quoted(key) + " = " + of(value));
      }
    }
    return "{ " + String.join(", ", pairs) + " }";
  }

  static String quoted(String text) {
    return "\"" + Toml.tomlEscape(text) + "\"";
  }

  static String array(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(InlineToml::quoted).toList()) + "]";
  }
}
