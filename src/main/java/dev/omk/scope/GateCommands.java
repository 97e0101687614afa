package dev.omk.scope;

import dev.omk.gate.GateSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The simple commands that gates come down to, each with the folder it runs in. */
final class GateCommands {
  private static final Pattern BEFORE =
      Pattern.compile(
          "[A-Za-z_][A-Za-z0-9_]*=.*|env|exec|command|time|nice|sudo|npx|bunx|pnpx|if|then|else|elif|while|until"
              + "|do|!|\\{",
          Pattern.DOTALL);
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");
  private static final Set<String> RUNNERS = Set.of("uv", "poetry", "pipenv", "hatch", "pdm");
  private static final int MAX = 2000;

  private final PackageScripts packages;
  private final Predicate<String> known;
  private final List<Placed> found = new ArrayList<>();
  private final Set<String> expanded = new LinkedHashSet<>();

  GateCommands(PackageScripts packages, Predicate<String> known) {
    this.packages = packages;
    this.known = known;
  }

  /** A command and the folder it runs in. */
  record Placed(ShellCommand command, String folder) {}

  List<Placed> of(List<GateSpec> gates) {
    for (GateSpec gate : gates) {
      String folder = ScriptPaths.in(gate.workdir(), "").orElse("");
      if (gate.shellLine().isEmpty()) {
        add(ShellCommand.of(gate.argv()), folder);
      } else {
        line(gate.shellLine(), folder);
      }
    }
    return List.copyOf(found);
  }

  private void line(String line, String folder) {
    String now = folder;
    for (ShellCommand command : ShellLine.commands(line)) {
      ShellCommand plain = plain(command);
      if (plain.program().equals("cd") && plain.words().size() > 1) {
        now = ScriptPaths.in(now, plain.words().get(1)).orElse("");
      } else {
        add(plain, now);
      }
    }
  }

  private void add(ShellCommand raw, String folder) {
    ShellCommand command = plain(raw);
    if (found.size() >= MAX) {
      return;
    }
    found.add(new Placed(command, folder));
    int inline = command.words().indexOf("-c");
    if (SHELLS.contains(command.program())
        && inline > 0
        && inline + 1 < command.words().size()
        && expanded.add(folder + "\0" + command.words().get(inline + 1))) {
      line(command.words().get(inline + 1), folder);
    }
    for (PackageScripts.Script script : packages.run(command, folder, known)) {
      if (expanded.add(script.folder() + "\0" + script.line())) {
        line(script.line(), script.folder());
      }
    }
  }

  /** A command without what only prepares it. */
  static ShellCommand plain(ShellCommand command) {
    List<String> words = command.words();
    int first = 0;
    while (first < words.size()) {
      String word = words.get(first);
      if (BEFORE.matcher(word).matches()) {
        first++;
      } else if (word.equals("timeout") && first + 1 < words.size()) {
        first = afterLimit(words, first + 1);
      } else if (RUNNERS.contains(word)
          && first + 1 < words.size()
          && words.get(first + 1).equals("run")) {
        first += 2;
      } else {
        break;
      }
    }
    List<String> rest = words.subList(first, words.size());
    return first == 0 ? command : new ShellCommand(rest, command.inputs(), command.judged());
  }

  private static int afterLimit(List<String> words, int start) {
    int at = start;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at++;
    }
    return Math.min(at + 1, words.size());
  }
}
