package dev.omk.scope;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The files through which gates come to their verdict: from what they start on to what that loads,
 * sources or starts, as far as the callee may itself be a part of the check. What a check compares
 * with an expectation is the product, and is not followed.
 */
final class GateClosure {
  private static final int MAX_FILES = 400;
  private static final Set<String> CODE =
      Set.of(
          "py", "js", "mjs", "cjs", "ts", "mts", "cts", "jsx", "tsx", "rb", "php", "pl", "t", "pm");
  private static final Set<String> SHELL = Set.of("", "sh", "bash", "mk", "bats", "ksh", "zsh");

  private final Set<String> known;
  private final Function<String, Optional<String>> read;
  private final Set<String> decisive = new LinkedHashSet<>();
  private final Set<String> awaited = new LinkedHashSet<>();
  private final Set<String> globs = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  GateClosure(Set<String> known, Function<String, Optional<String>> read) {
    this.known = known;
    this.read = read;
  }

  /** Follows commands and the scripts that are known to decide. */
  GateClosure follow(List<GateCommands.Placed> commands, Collection<String> scripts) {
    take(new ShellCallees(known, read).of(commands));
    scripts.forEach(this::decides);
    while (!open.isEmpty() && decisive.size() < MAX_FILES) {
      String caller = open.remove();
      String text = read.apply(caller).orElse("");
      String suffix = suffix(caller, text);
      if (CODE.contains(suffix)) {
        String name = caller.endsWith("." + suffix) ? caller : caller + "." + suffix;
        take(new CodeCallees(known, read).of(name, text));
      } else if (SHELL.contains(suffix)) {
        take(new ShellCallees(known, read).of(caller, text));
      }
    }
    return this;
  }

  private void take(Calls calls) {
    calls
        .files()
        .forEach(
            (path, use) -> {
              if (use == FileUse.DECIDES) {
                decides(path);
              }
            });
    awaited.addAll(calls.awaited());
    globs.addAll(calls.globs());
  }

  private void decides(String path) {
    if (decisive.add(path)) {
      open.add(path);
    }
  }

  private static String suffix(String path, String text) {
    String name = ScriptPaths.name(path);
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      return name.substring(dot + 1);
    }
    String first = text.lines().findFirst().orElse("");
    return first.matches("#!.*python.*") ? "py" : first.matches("#!.*node.*") ? "js" : "";
  }

  Set<String> decisive() {
    return decisive;
  }

  Set<String> awaited() {
    return awaited;
  }

  /** Globs of what they start or source; what matches is a part of the check, present or new. */
  Set<String> globs() {
    return globs;
  }
}
