package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProgramLookup;
import dev.omk.text.ShellWord;
import java.nio.file.Path;

/** How somebody calls this program who wants to call it again. */
final class CalledAs {
  private static final String NAME = "omk";

  // The launcher says how it was called: the JVM knows only its own program.
  private static final String EXECUTABLE = "omk.executable";

  private CalledAs() {}

  /** Its name; where that is not on the PATH, the file, from any directory. */
  static String word(CallerEnvironment environment, Path directory) {
    String file = System.getProperty(EXECUTABLE, "");
    return file.isEmpty() || ProgramLookup.find(NAME, directory, environment.path()).isPresent()
        ? NAME
        : ShellWord.of(Path.of(file).toAbsolutePath().normalize().toString());
  }
}
