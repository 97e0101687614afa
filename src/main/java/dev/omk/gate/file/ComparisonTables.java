package dev.omk.gate.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import dev.omk.toml.TomlProblems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * {@code [[observe]]} and {@code [benchmark]}.
 *
 * <p>Keys of an observation: {@code name}, {@code command} with {@code args} or {@code run}, {@code
 * files} (globs that it writes), {@code normalise} ({@code times paths hex numbers} or {@code re:}
 * and an RE2 expression), {@code timeout_secs}, {@code env}, {@code workdir}. Of the benchmark: the
 * command, {@code runs} (5 to 200, by default 10), {@code min_speedup} (more than 1, by default
 * 1.1), {@code timeout_secs}, {@code env}, {@code workdir}.
 */
final class ComparisonTables {
  /** What can be left out of a comparison by name. */
  static final List<String> NORMALISERS = List.of("times", "paths", "hex", "numbers");

  /** Before an expression of one's own. */
  static final String EXPRESSION = "re:";

  private static final Set<String> OBSERVE_KEYS =
      Set.of(
          "name", "command", "args", "run", "files", "normalise", "timeout_secs", "env", "workdir");
  private static final Set<String> BENCHMARK_KEYS =
      Set.of("command", "args", "run", "runs", "min_speedup", "timeout_secs", "env", "workdir");
  private static final int LEAST_RUNS = 5;
  private static final int MOST_RUNS = 200;
  private static final double MOST_SPEEDUP = 1000;

  private ComparisonTables() {}

  static Comparisons read(TomlTable root, String fileName, TomlProblems problems) {
    return new Comparisons(
        observations(root, fileName, problems), benchmark(root, fileName, problems));
  }

  private static List<ObserveSpec> observations(
      TomlTable root, String fileName, TomlProblems problems) {
    Object value = root.get(List.of("observe"));
    if (value == null) {
      return List.of();
    }
    TomlPosition position = root.inputPositionOf(List.of("observe"));
    if (!(value instanceof TomlArray array)) {
      problems.add(position, "observe must be an array of tables: [[observe]]");
      return List.of();
    }
    List<ObserveSpec> specs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof TomlTable table)) {
        problems.add(array.inputPositionOf(i), "an observation must be a table: [[observe]]");
        continue;
      }
      TableValues values =
          new TableValues(table, array.inputPositionOf(i), "an observation", problems);
      ObserveSpec spec = observation(values, fileName);
      if (!names.add(spec.name())) {
        values.problem("name", "observation '%s' is defined twice".formatted(spec.name()));
      }
      specs.add(spec);
    }
    return specs;
  }

  private static ObserveSpec observation(TableValues values, String fileName) {
    values.checkKeys(OBSERVE_KEYS);
    String run = values.text("run");
    List<String> normalise = values.texts("normalise");
    for (String rule : normalise) {
      if (!isNormaliser(rule)) {
        values.problem(
            "normalise",
            "normalise is any of times, paths, hex, numbers, or \"re:\" and an expression that is valid"
                + " and matches more than nothing, not '%s'".formatted(rule));
      }
    }
    return new ObserveSpec(
        values.name(),
        values.argv(run),
        run,
        values.globs("files"),
        normalise,
        values.timeout(GateSpec.DEFAULT_TIMEOUT),
        values.env(),
        values.workdir(),
        fileName + ":" + values.line());
  }

  private static boolean isNormaliser(String rule) {
    if (!rule.startsWith(EXPRESSION)) {
      return NORMALISERS.contains(rule);
    }
    try {
      return !Pattern.matches(rule.substring(EXPRESSION.length()), "");
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static @Nullable BenchmarkSpec benchmark(
      TomlTable root, String fileName, TomlProblems problems) {
    Object value = root.get(List.of("benchmark"));
    if (value == null) {
      return null;
    }
    TomlPosition position = root.inputPositionOf(List.of("benchmark"));
    if (!(value instanceof TomlTable table)) {
      problems.add(position, "benchmark must be a table: [benchmark]");
      return null;
    }
    TableValues values = new TableValues(table, position, "the benchmark", problems);
    values.checkKeys(BENCHMARK_KEYS);
    String run = values.text("run");
    return new BenchmarkSpec(
        values.argv(run),
        run,
        (int) values.integer("runs", BenchmarkSpec.DEFAULT_RUNS, LEAST_RUNS, MOST_RUNS),
        speedup(values),
        values.timeout(GateSpec.DEFAULT_TIMEOUT),
        values.env(),
        values.workdir(),
        fileName + ":" + values.line());
  }

  private static BigDecimal speedup(TableValues values) {
    Object value = values.value("min_speedup");
    if (value == null) {
      return BenchmarkSpec.DEFAULT_SPEEDUP;
    }
    if (value instanceof Number number
        && number.doubleValue() > 1
        && number.doubleValue() <= MOST_SPEEDUP) {
      return new BigDecimal(number.toString());
    }
    values.problem("min_speedup", "min_speedup must be a number greater than 1, such as 1.2");
    return BenchmarkSpec.DEFAULT_SPEEDUP;
  }
}
