package dev.omk.scope;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that a check sets for what it runs (a variable of the environment, a macro, a property, a
 * feature) and that code newly asks for. What a name chooses, nobody else gets. Names of settings
 * that a program has anyway (places, addresses, levels) are none of that.
 */
public final class SetByChecks {
  private static final Pattern VARIABLE =
      Pattern.compile("(?m)(?:^|[\\s;&|(\"'`])(?:export\\s+)?([A-Z][A-Z0-9_]+)=(?=\\S)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])-D\\s?([A-Za-z_][\\w.]*)");
  private static final Pattern FEATURES =
      Pattern.compile("(?:--features|-F)[=\\s]+[\"']?([\\w,-]+)|--cfg[=\\s]+[\"']?(\\w+)");
  private static final Pattern SETTING =
      Pattern.compile(
          "LC_\\w+|.*(URL|URI|HOST|PORT|ADDR\\w*|PATH|DIR|HOME|ROOT|FILE|KEY|TOKEN|SECRET|DSN|NAME|USER|LEVEL"
              + "|LANG|TZ|COLOR|COLUMNS|MODULE|FLAGS|OPTIONS|OPTS|ARGS|TIMEOUT|JOBS|VERSION"
              + "|_SOURCE|BACKTRACE|NODE_ENV|PASSWORD|PASS|DATABASE|DB|SEED)");
  private static final Pattern HAS = Pattern.compile("(WITH|HAVE|HAS|USE|ENABLE)_\\w+|N?DEBUG");
  private static final Pattern CHOOSES =
      Pattern.compile(
          "cfg!|\\bnot\\s*\\(|#\\s*\\[\\s*cfg\\b[^\\]]*\\]\\s*(return|let|if|match|\\{)");

  private final Set<String> variables = new HashSet<>();
  private final Set<String> macros = new HashSet<>();
  private final Set<String> features = new HashSet<>();

  private SetByChecks() {}

  /**
   * Those that some checks set.
   *
   * @param checks texts of their commands and scripts
   */
  public static SetByChecks of(Collection<String> checks) {
    SetByChecks set = new SetByChecks();
    for (String text : checks) {
      set.take(VARIABLE, text, set.variables);
      set.take(OPTION, text, set.macros);
      set.take(FEATURES, text, set.features);
    }
    return set;
  }

  private void take(Pattern pattern, String text, Set<String> names) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      List.of(found.split(",", -1)).stream()
          .filter(name -> !name.isEmpty() && !SETTING.matcher(upper(name)).matches())
          .forEach(names::add);
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** One of them that code asks for and did not before. */
  public Optional<String> asked(String path, Supplier<String> base, String candidate) {
    if (variables.isEmpty() && macros.isEmpty() && features.isEmpty()) {
      return Optional.empty();
    }
    List<String> asking =
        code(path, candidate).stream().filter(line -> in(line).isPresent()).toList();
    Set<String> lines = new LinkedHashSet<>(asking);
    if (!asking.isEmpty()) {
      lines.removeAll(new HashSet<>(code(path, base.get())));
    }
    return lines.stream().flatMap(line -> in(line).stream()).findFirst();
  }

  private static List<String> code(String path, String text) {
    return SourceText.of(path, text).withoutComments().lines().map(String::strip).toList();
  }

  private Optional<String> in(String line) {
    return one(variables, line, name -> "(\\$\\{?|[\"'`.])" + name + "\\b")
        .or(
            () ->
                line.matches("#\\s*(el)?ifn?(def)?\\b.*")
                    ? one(
                        macros,
                        line,
                        name -> HAS.matcher(name).matches() ? "$.^" : "\\b" + name + "\\b")
                    : one(macros, line, name -> "[\"']" + Pattern.quote(name) + "[\"']"))
        .or(
            () ->
                CHOOSES.matcher(line).find()
                    ? one(features, line, name -> "[\"(\\s]" + Pattern.quote(name) + "[\")]")
                    : Optional.empty());
  }

  private static Optional<String> one(
      Set<String> names, String line, UnaryOperator<String> pattern) {
    return names.stream()
        .filter(
            name ->
                line.contains(name) && Pattern.compile(pattern.apply(name)).matcher(line).find())
        .findFirst();
  }
}
