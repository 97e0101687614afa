package dev.omk.doctor;

import dev.omk.process.CallerEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the checks look at.
 *
 * @param environment that omk was called with
 * @param directory the working directory
 * @param root of the work tree, or the working directory where there is none
 * @param stateRoot the state directory; need not exist
 * @param runtime where the Java runtime of the executable is
 */
record Surroundings(
    CallerEnvironment environment, Path directory, Path root, Path stateRoot, Path runtime) {

  /**
   * Directories whose programs are never started: an agent could have put them there. The root of
   * the file system is none of them, for then nothing could be looked at.
   */
  List<Path> untrusted() {
    return Stream.of(root, stateRoot).filter(path -> path.getParent() != null).toList();
  }
}
