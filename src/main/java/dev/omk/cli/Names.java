package dev.omk.cli;

import dev.omk.error.OmkException;
import dev.omk.error.Problems;
import dev.omk.goal.Settings;
import dev.omk.text.Harmless;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Names on a command line: of branches, agents and directories. A bad one is noted. */
final class Names {
  private static final Pattern BRANCH =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_./+@=#-]{0,200}");

  private final Problems problems;

  Names(Problems problems) {
    this.problems = problems;
  }

  /** Whether git takes it for the name of a branch. */
  boolean isBranch(String flag, String name) {
    boolean is =
        BRANCH.matcher(name).matches()
            && !name.contains("..")
            && !name.endsWith(".lock")
            && !name.endsWith("/");
    if (!is) {
      problems.rule(
          flag + ": '" + Harmless.line(name, 60) + "' is no name of a branch",
          "for instance: " + flag + " main");
    }
    return is;
  }

  /**
   * Whether a name means something.
   *
   * @param check throws if it does not
   */
  boolean known(String flag, String name, Consumer<String> check) {
    try {
      check.accept(name);
      return true;
    } catch (OmkException e) {
      problems.note(new OmkException(e.code(), flag + ": " + e.line(), e.nextStep(), e));
      return false;
    }
  }

  /** Names of agents with commas between them, if every one of them means something. */
  Optional<String> agents(String flag, String list, Consumer<String> check) {
    List<String> names = Settings.names(list);
    String example = "for instance: " + flag + " claude,codex";
    if (names.isEmpty()) {
      problems.rule(flag + " names no agent", example);
      return Optional.empty();
    }
    boolean known = true;
    if (List.of(list.split(",", -1)).stream().anyMatch(String::isBlank)) {
      problems.rule(flag + " has an empty name: '" + list + "'", example);
      known = false;
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.rule(flag + " names an agent twice: '" + list + "'", "name each once");
      known = false;
    }
    for (String name : names) {
      known &= known(flag, name, check);
    }
    return known ? Optional.of(String.join(",", names)) : Optional.empty();
  }

  /** Whether there is such a directory. */
  boolean isDirectory(String flag, String text) {
    boolean is = isPath(text) && isThere(Path.of(text));
    if (!is) {
      problems.rule(
          flag + ": there is no directory '" + Harmless.line(text, 200) + "'",
          "name a directory that exists");
    }
    return is;
  }

  private static boolean isThere(Path path) {
    return Files.isDirectory(path) && (path.isAbsolute() || !Here.isGone());
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text) != null;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
