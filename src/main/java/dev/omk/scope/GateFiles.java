package dev.omk.scope;

import dev.omk.gate.GateSpec;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files that decide what a gate says: a script that a gate's command starts, the checks that
 * such a script calls, and what either reads to compare with.
 *
 * <p>A file whose output another command judges ({@code sh greet.sh | grep -q Hello}) is what is
 * tested, not what tests; so is an operand of {@code grep}, {@code cat}, {@code test} and their
 * like.
 */
public final class GateFiles {
  private static final int MAX_FILES = 200;

  private final Set<String> known;
  private final Function<String, Optional<String>> read;
  private final List<GateCommands.Placed> commands;
  private final Set<String> found = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private GateFiles(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    this.known = new TreeSet<>(paths);
    this.read = read;
    this.commands = new GateCommands(new PackageScripts(read), known::contains).of(gates);
  }

  /**
   * The paths of the base that the gates rest on. Scripts of {@code package.json} and modules of
   * Python's are followed.
   *
   * @param paths all paths of the base
   * @param read the text of a path; empty for what is large or no text
   */
  public static List<String> of(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    return List.copyOf(new GateFiles(gates, paths, read).scripts());
  }

  /**
   * Files of the base that a gate, or a script of {@link #of}, compares with or reads and does not
   * run: {@code expected.txt} in {@code sh calc.sh | diff - expected.txt}; and those that it loads,
   * sources or starts and does not judge itself: {@code verify.py} in {@code import verify;
   * sys.exit(verify.run())}. A change of one is a doubt.
   */
  public static List<String> named(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    return List.copyOf(new GateFiles(gates, paths, read).operands().named());
  }

  /**
   * Paths that are not on the base and that a gate, or a script of {@link #of}, would source or
   * take for a hidden switch: {@code local.sh} in {@code . ./local.sh}, {@code .skip} in {@code
   * test -e .skip}. A new file there is a doubt. What holds a {@code *} is a glob: {@code conf.d/*}
   * in {@code for f in conf.d/*; do . $f; done}; whatever matches it is.
   */
  public static List<String> awaited(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    return List.copyOf(new GateFiles(gates, paths, read).operands().awaited());
  }

  /**
   * Programs of the base that checks written for a shell start and whose output they compare, where
   * no gate runs anything else: however such a program ends, that is no verdict.
   */
  public static Set<String> compared(
      List<GateSpec> gates, Collection<String> paths, Function<String, Optional<String>> read) {
    GateFiles files = new GateFiles(gates, paths, read);
    Set<String> scripts = files.scripts();
    boolean shells =
        files.commands.stream().allMatch(placed -> isShell(placed.command().program(), scripts))
            && scripts.stream().allMatch(path -> path.matches("[^.]*|.*\\.(sh|bash|mk)"));
    return shells ? files.compared(scripts) : Set.of();
  }

  private static boolean isShell(String program, Set<String> scripts) {
    return Set.of("", "sh", "bash", "dash", "make", "gmake", "cd", "echo", "set").contains(program)
        || scripts.contains(program.replaceFirst("^\\./", ""));
  }

  private Set<String> compared(Set<String> scripts) {
    Set<String> compared = new TreeSet<>();
    Set<String> sourced = new TreeSet<>();
    for (String script : scripts) {
      String text = read.apply(script).orElse("");
      Calls calls = new ShellCallees(known, read).of(script, text);
      calls.files().forEach((path, use) -> (use == FileUse.JUDGED ? compared : sourced).add(path));
      for (ShellCommand command : ShellLine.commands(text)) {
        if (Set.of(".", "source").contains(command.program())) {
          command.words().forEach(word -> sourced.add(word.replaceFirst("^.*?/", "")));
        }
      }
    }
    compared.removeAll(sourced);
    return compared;
  }

  private Set<String> scripts() {
    Set<String> modules = new HashSet<>();
    for (GateCommands.Placed placed : commands) {
      if (!placed.command().judged()) {
        GateStarts.of(placed).stream().filter(known::contains).forEach(this::take);
        if (placed.command().words().contains("-m")) {
          modules.addAll(GateStarts.of(placed));
        }
      }
    }
    CheckCallees callees = new CheckCallees(known, modules);
    while (!open.isEmpty() && found.size() < MAX_FILES) {
      String caller = open.remove();
      callees.of(caller, read.apply(caller).orElse("")).forEach(this::take);
    }
    return found;
  }

  private void take(String path) {
    if (found.add(path)) {
      open.add(path);
    }
  }

  private GateOperands operands() {
    Set<String> scripts = scripts();
    GateOperands operands = new GateOperands(known);
    commands.forEach(operands::command);
    scripts.forEach(path -> operands.script(path, read.apply(path).orElse("")));
    GateClosure closure = new GateClosure(known, read).follow(commands, scripts);
    operands.named().addAll(closure.decisive());
    TestExpectations expectations = new TestExpectations(known, read, scripts);
    operands.named().addAll(expectations.found());
    operands.awaited().addAll(expectations.awaited());
    operands.named().removeAll(scripts);
    operands.awaited().addAll(closure.awaited());
    operands.awaited().addAll(closure.globs());
    MakeIncludes includes = new MakeIncludes(known, read);
    operands.named().addAll(includes.found());
    operands.awaited().addAll(includes.awaited());
    operands.awaited().addAll(new MakeTargets(known, read).awaited());
    PathFolders folders = new PathFolders(known);
    commands.forEach(
        placed ->
            operands.awaited().addAll(folders.awaited(String.join(" ", placed.command().words()))));
    scripts.forEach(
        path -> operands.awaited().addAll(folders.awaited(read.apply(path).orElse(""))));
    return operands;
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

  /**
   * Whether a new file of that path takes what is below it out of the sight of a gate that runs
   * from above: a module of its own.
   */
  public static boolean hidesWhatIsBelow(String path) {
    return path.endsWith("/go.mod");
  }

  /** Whether a path says what git ignores. */
  public static boolean ignoreRules(String path) {
    return path.equals(".gitignore") || path.endsWith("/.gitignore");
  }
}
