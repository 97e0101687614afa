package dev.omk.gate.run;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a gate that says no from one that could not be run: a shell that does not find or may not
 * execute a program (POSIX: 127 and 126), and a Python without the module that it shall run.
 */
final class MissingProgram {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  /** They run a shell line of package.json, and end with its code. */
  private static final Set<String> RUNNERS = Set.of("npm", "pnpm", "yarn", "bun");

  private static final Pattern NO_MODULE = Pattern.compile("No module named '?([^\\s']+)'?\\s*$");

  private MissingProgram() {}

  /** Why it could not be run; nothing if it ran. */
  static Optional<String> in(GateSpec gate, int exitCode, String stderr) {
    if (!gate.shellLine().isEmpty() || RUNNERS.contains(name(gate.argv().getFirst()))) {
      boolean missing = exitCode == NOT_FOUND && stderr.contains("not found");
      return missing || exitCode == NOT_EXECUTABLE
          ? Optional.of(lastLine(stderr, exitCode))
          : Optional.empty();
    }
    return pythonModule(gate.argv()).flatMap(module -> missingModule(module, exitCode, stderr));
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  private static Optional<String> pythonModule(List<String> argv) {
    String program = name(argv.getFirst());
    return program.startsWith("python") && argv.size() > 2 && argv.get(1).equals("-m")
        ? Optional.of(argv.get(2))
        : Optional.empty();
  }

  private static Optional<String> missingModule(String module, int exitCode, String stderr) {
    Matcher matcher = NO_MODULE.matcher(stderr.strip());
    return exitCode == 1 && matcher.find() && matcher.group(1).equals(module)
        ? Optional.of("Python module not found: " + module)
        : Optional.empty();
  }

  private static String lastLine(String stderr, int exitCode) {
    List<String> lines = stderr.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String said = lines.isEmpty() ? "no message" : lines.getLast();
    String bounded = said.length() > 200 ? said.substring(0, 200) : said;
    String why = exitCode == NOT_EXECUTABLE ? GateResult.NOT_EXECUTABLE : "is missing";
    return "a program %s, exit code %d: %s".formatted(why, exitCode, bounded);
  }
}
