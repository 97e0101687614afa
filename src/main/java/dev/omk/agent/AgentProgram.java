package dev.omk.agent;

import dev.omk.process.ProgramLookup;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the program of an agent or a fix. A path with a slash is taken as written, from the
 * directory it will run in; a plain name is looked up on the PATH, but never inside the work tree,
 * where an earlier turn could have put it.
 */
public sealed interface AgentProgram {

  /** It is there. */
  record Found(Path file) implements AgentProgram {}

  /** It is not; one line says what was looked for. */
  record Missing(String reason) implements AgentProgram {}

  /**
   * Looks for {@code program}.
   *
   * @param directory it will run in
   * @param workTree in which nothing is found by name
   * @param path folders separated by colons
   */
  static AgentProgram find(String program, Path directory, Path workTree, String path) {
    String shown = Harmless.line(program, 200);
    if (program.indexOf('/') >= 0) {
      return ProgramLookup.find(program, directory, path)
          .<AgentProgram>map(Found::new)
          .orElseGet(() -> new Missing("program '" + shown + "' is not there or not executable"));
    }
    Path root = real(workTree).orElse(workTree);
    String outside =
        Arrays.stream(path.split(":", -1))
            .filter(folder -> folder.startsWith("/") && isOutside(folder, root))
            .collect(Collectors.joining(":"));
    Optional<Path> found =
        outside.isEmpty() ? Optional.empty() : ProgramLookup.find(program, directory, outside);
    return found
        .<AgentProgram>map(Found::new)
        .orElseGet(() -> new Missing("program '" + shown + "' was not found on the PATH"));
  }

  private static boolean isOutside(String folder, Path root) {
    try {
      return real(Path.of(folder)).map(real -> !real.startsWith(root)).orElse(false);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
