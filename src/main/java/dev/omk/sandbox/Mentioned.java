package dev.omk.sandbox;

import dev.omk.process.Command;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The existing files that a command names: in its arguments, in its variables, by its program. */
final class Mentioned {
  private static final Pattern BETWEEN = Pattern.compile("[\\s'\"`=:;,()<>|&{}]+");

  /** Variables that name where something is looked for, which is no reason to show it. */
  private static final Set<String> NO_MENTION =
      Set.of("HOME", "PWD", "OLDPWD", "TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR");

  private final Path directory;
  private final String home;
  private final Set<Path> found = new LinkedHashSet<>();

  private Mentioned(Path directory, String home) {
    this.home = home;
    this.directory = directory;
  }

  /** In the order in which they are named. */
  static Collection<Path> in(Command command) {
    Mentioned mentioned =
        new Mentioned(
            command.directory().toAbsolutePath(), command.environment().getOrDefault("HOME", ""));
    command.argv().forEach(mentioned::add);
    for (Map.Entry<String, String> variable : command.environment().entrySet()) {
      if (!NO_MENTION.contains(variable.getKey())) {
        mentioned.add(variable.getValue());
      }
    }
    return mentioned.found;
  }

  private void add(String text) {
    for (String word : BETWEEN.split(text, -1)) {
      if (word.startsWith("~/") || word.startsWith("$HOME/")) {
        path(home + word.substring(word.indexOf('/'))).filter(Files::exists).ifPresent(found::add);
      } else if (word.startsWith("/") || word.startsWith("../") || word.contains("/../")) {
        path(word).filter(Files::exists).ifPresent(found::add);
      }
    }
  }

  private Optional<Path> path(String word) {
    try {
      return Optional.of(directory.resolve(word).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
