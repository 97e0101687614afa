package dev.omk.config;

import dev.omk.error.OmkException;
import dev.omk.text.Nearest;
import dev.omk.time.Durations;
import dev.omk.toml.TomlProblems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads one table: every value that is wrong and, at {@link #finish}, every key that was not asked
 * for becomes a problem. A value that is absent or wrong reads as null or empty.
 */
final class TableReader {
  private final TomlTable table;
  private final String name;
  private final TomlProblems problems;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param name of the table for messages; empty for the file itself
   */
  TableReader(TomlTable table, String name, TomlProblems problems) {
    this.table = table;
    this.name = name;
    this.problems = problems;
  }

  Set<String> keys() {
    return new TreeSet<>(table.keySet());
  }

  void problem(String key, String message) {
    problems.add(position(key), message);
  }

  private @Nullable TomlPosition position(String key) {
    return table.inputPositionOf(List.of(key));
  }

  private String full(String key) {
    return "'" + (name.isEmpty() ? key : name + "." + key) + "'";
  }

  private <T> @Nullable T value(String key, Class<T> type, String expected) {
    known.add(key);
    Object found = table.get(List.of(key));
    if (found == null) {
      return null;
    }
    if (!type.isInstance(found)) {
      problem(key, full(key) + " must be " + expected);
      return null;
    }
    return type.cast(found);
  }

  @Nullable TableReader table(String key) {
    TomlTable inner = value(key, TomlTable.class, "a table");
    String path = name.isEmpty() ? key : name + "." + key;
    return inner == null ? null : new TableReader(inner, path, problems);
  }

  @Nullable String text(String key) {
    String text = value(key, String.class, "a string in quotes");
    if (text != null && (text.isBlank() || text.indexOf('\0') >= 0)) {
      problem(key, full(key) + " must not be empty");
      return null;
    }
    return text;
  }

  @Nullable Boolean flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  /** {@code "on"} or {@code "off"}, or as TOML has it. */
  @Nullable Boolean onOff(String key) {
    return table.get(List.of(key)) instanceof Boolean
        ? flag(key)
        : choice(key, List.of("on", "off"), "on"::equals);
  }

  @Nullable Duration duration(String key) {
    String text = value(key, String.class, "a duration in quotes, for instance \"30m\"");
    if (text == null) {
      return null;
    }
    try {
      return Durations.parse(text);
    } catch (OmkException e) {
      problem(key, full(key) + ": " + e.line() + "; write for instance \"30m\"");
      return null;
    }
  }

  @Nullable Duration positiveDuration(String key) {
    Duration duration = duration(key);
    if (duration != null && duration.isZero()) {
      problem(key, full(key) + " must be greater than zero");
      return null;
    }
    return duration;
  }

  @Nullable Long positive(String key, long most) {
    Long number = value(key, Long.class, "a whole number");
    if (number == null) {
      return null;
    }
    if (number <= 0 || number > most) {
      problem(
          key,
          full(key) + (number <= 0 ? " must be greater than zero" : " must be at most " + most));
      return null;
    }
    return number;
  }

  /** A whole number from 0. */
  @Nullable Integer count(String key, int most) {
    Long number = value(key, Long.class, "a whole number");
    if (number != null && (number < 0 || number > most)) {
      problem(key, full(key) + " must be from 0 to " + most);
      return null;
    }
    return number == null ? null : number.intValue();
  }

  @Nullable Integer positiveInt(String key) {
    Long number = positive(key, Integer.MAX_VALUE);
    return number == null ? null : number.intValue();
  }

  @Nullable BigDecimal positiveMoney(String key) {
    Number number = value(key, Number.class, "a number");
    if (number == null) {
      return null;
    }
    double amount = number.doubleValue();
    if (!Double.isFinite(amount) || amount <= 0) {
      problem(key, full(key) + " must be greater than zero");
      return null;
    }
    return number instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.valueOf(amount);
  }

  /** An amount of money, which may be zero. */
  @Nullable BigDecimal money(String key) {
    Number number = value(key, Number.class, "a number");
    if (number == null) {
      return null;
    }
    double amount = number.doubleValue();
    if (!Double.isFinite(amount) || amount < 0) {
      problem(key, full(key) + " must be zero or more");
      return null;
    }
    return number instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.valueOf(amount);
  }

  <T> @Nullable T choice(String key, List<String> names, Function<String, T> meaning) {
    String expected = "one of " + String.join(", ", names);
    String text = value(key, String.class, expected);
    if (text == null) {
      return null;
    }
    if (!names.contains(text)) {
      problem(key, full(key) + " must be " + expected + Nearest.hint(text, names));
      return null;
    }
    return meaning.apply(text);
  }

  @Nullable String choice(String key, String... names) {
    return choice(key, Arrays.asList(names), Function.identity());
  }

  /** One string or an array of them; empty when absent. */
  List<String> textOrTexts(String key) {
    if (table.get(List.of(key)) instanceof String) {
      String one = text(key);
      return one == null ? List.of() : List.of(one);
    }
    List<String> several = texts(key);
    return several == null ? List.of() : several;
  }

  @Nullable List<String> texts(String key) {
    TomlArray array =
        value(key, TomlArray.class, "an array of strings, for instance [\"a\", \"b\"]");
    return array == null ? null : elements(key, array);
  }

  private List<String> elements(String key, TomlArray array) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof String text && text.indexOf('\0') < 0) {
        elements.add(text);
      } else {
        problems.add(array.inputPositionOf(i), full(key) + " must hold strings only");
      }
    }
    return elements;
  }

  /** An array of tables as TOML inline text. */
  @Nullable List<String> inlineTables(String key) {
    TomlArray array = value(key, TomlArray.class, "an array of tables");
    if (array == null) {
      return null;
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof TomlTable inner) {
        elements.add(InlineToml.of(inner));
      } else {
        problems.add(array.inputPositionOf(i), full(key) + " must hold tables only");
      }
    }
    return elements;
  }

  SortedMap<String, String> textMap(String key) {
    SortedMap<String, String> map = new TreeMap<>();
    TableReader inner = table(key);
    if (inner == null) {
      return map;
    }
    for (String name : inner.keys()) {
      String text = inner.value(name, String.class, "a string in quotes");
      if (text != null) {
        map.put(name, text);
      }
    }
    return map;
  }

  /** Reports every key that was not read. */
  void finish() {
    for (String key : keys()) {
      if (!known.contains(key)) {
        problem(key, "unknown key " + full(key) + hint(key));
      }
    }
  }

  // In TOML a key below a table's header belongs to that table: an easy mistake.
  private String hint(String key) {
    return !name.isEmpty() && ConfigReader.TOP_KEYS.contains(key)
        ? " ('" + key + "' belongs above the first table)"
        : Nearest.hint(key, known);
  }
}
