package dev.omk.scope;

import dev.omk.gate.GateSpec;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files of the base that decide what a gate says: a script that a gate's command starts, and
 * the checks that such a script calls.
 *
 * <p>A file whose output another command judges ({@code sh greet.sh | grep -q Hello}) is what is
 * tested, not what tests; so is an operand of {@code grep}, {@code cat}, {@code test} and their
 * like.
 */
public final class GateFiles {
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh", "bash", "dash", "zsh", "ksh", "python", "python3", "node", "ruby", "perl", "php",
          "deno", "bun", "lua", "rscript", "tclsh", "pwsh", "source", ".");

  private static final Pattern TOKENS = Pattern.compile("[^A-Za-z0-9_./@+-]+");
  private static final Pattern CHECK =
      Pattern.compile(
          "(^|[^a-z])(tests?|checks?|lint|verify|verification|spec|assert|ci|gates?|"
              + "validate|validation|acceptance|smoke|golden|expected)([^a-z]|$)");
  private static final int MAX_FILES = 200;

  private GateFiles() {}

  /**
   * The paths of the base that the gates rest on.
   *
   * @param paths all paths of the base
   * @param read the text of a path; empty for what is large or no text
   */
  public static List<String> of(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    Set<String> known = new TreeSet<>(paths);
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (GateSpec gate : gates) {
      for (String path : started(gate)) {
        take(path, known, found, open);
      }
    }
    while (!open.isEmpty() && found.size() < MAX_FILES) {
      String caller = open.remove();
      String text = read.apply(caller).orElse("");
      for (String token : TOKENS.split(text, -1)) {
        candidates(token, caller).stream()
            .filter(path -> known.contains(path) && isCheck(path))
            .forEach(path -> take(path, known, found, open));
      }
    }
    return List.copyOf(found);
  }

  private static void take(String path, Set<String> known, Set<String> found, Deque<String> open) {
    if (known.contains(path) && found.add(path)) {
      open.add(path);
    }
  }

  private static List<String> candidates(String token, String caller) {
    String plain = normalized(token);
    int slash = caller.lastIndexOf('/');
    return slash < 0 ? List.of(plain) : List.of(plain, caller.substring(0, slash + 1) + plain);
  }

  private static boolean isCheck(String path) {
    return TestNames.inTestFolder(path) || CHECK.matcher(path.toLowerCase(Locale.ROOT)).find();
  }

  /** The scripts whose exit code is the gate's. */
  private static List<String> started(GateSpec gate) {
    if (!gate.shellLine().isEmpty()) {
      return startedBy(gate.shellLine(), gate.workdir());
    }
    return script(gate.argv(), gate.workdir());
  }

  private static List<String> startedBy(String line, String workdir) {
    Set<String> scripts = new LinkedHashSet<>();
    for (String part : line.split("&&|\\|\\||;|\n", -1)) {
      // What is piped or substituted is judged by something else.
      if (!part.contains("|") && !part.contains("$(") && !part.contains("`")) {
        scripts.addAll(script(List.of(part.strip().split("\\s+", -1)), workdir));
      }
    }
    return List.copyOf(scripts);
  }

  private static List<String> script(List<String> argv, String workdir) {
    int first = 0;
    while (first < argv.size() && argv.get(first).matches("[A-Za-z_][A-Za-z0-9_]*=.*|env|exec|!")) {
      first++;
    }
    if (first >= argv.size()) {
      return List.of();
    }
    String program = argv.get(first);
    String name = program.substring(program.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (!INTERPRETERS.contains(name.replaceAll("[0-9.]+$", name.equals(".") ? "." : ""))) {
      return program.contains("/") ? List.of(in(workdir, program)) : List.of();
    }
    return argv.subList(first + 1, argv.size()).stream()
        .filter(argument -> !argument.startsWith("-"))
        .findFirst()
        .map(argument -> List.of(in(workdir, argument)))
        .orElse(List.of());
  }

  private static String in(String workdir, String path) {
    String plain = normalized(path.replaceAll("^[\"']|[\"']$", ""));
    return workdir.isEmpty() ? plain : normalized(workdir) + "/" + plain;
  }

  private static String normalized(String path) {
    String plain = path;
    while (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    return plain;
  }

  /** The words of the gates' commands. */
  public static Set<String> words(List<GateSpec> gates) {
    Set<String> words = new TreeSet<>();
    for (GateSpec gate : gates) {
      for (String argument : gate.argv()) {
        words.addAll(List.of(argument.strip().split("\\s+", -1)));
      }
    }
    words.remove("");
    return words;
  }

  /** Names of programs and modules that the gates start. */
  public static Set<String> programs(List<GateSpec> gates) {
    Set<String> programs = new TreeSet<>();
    for (String word : words(gates)) {
      if (word.matches("[A-Za-z0-9_.+-]+")) {
        programs.add(word);
      }
    }
    return programs;
  }

  /** Whether a path says what git ignores. */
  public static boolean ignoreRules(String path) {
    return path.equals(".gitignore") || path.endsWith("/.gitignore");
  }
}
