package dev.omk.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file that a program name means, as {@code execvp} of POSIX would. */
public final class ProgramLookup {
  private ProgramLookup() {}

  /**
   * Resolves {@code program}: an absolute path as it is, a name with a slash against {@code
   * directory}, a plain name in the folders of {@code path}. Links are not resolved.
   *
   * @param program what somebody would type
   * @param directory the working directory that the program will have
   * @param path folders separated by colons; an empty one means {@code directory}
   * @return an absolute path to a regular file that we may execute; nothing if there is none
   */
  public static Optional<Path> find(String program, Path directory, String path) {
    if (program.isEmpty()) {
      return Optional.empty();
    }
    if (program.indexOf('/') >= 0) {
      return executable(directory, program);
    }
    for (String folder : path.split(":", -1)) {
      Optional<Path> found =
          executable(directory, folder.isEmpty() ? program : folder + "/" + program);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(Path directory, String file) {
    try {
      Path candidate = directory.toAbsolutePath().resolve(file);
      boolean fits = Files.isRegularFile(candidate) && Files.isExecutable(candidate);
      return fits ? Optional.of(candidate) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
