package dev.omk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who types: the user and the terminal. */
final class Person {
  private static final Path STDIN = Path.of("/proc/self/fd/0");

  private Person() {}

  static String here() {
    return System.getProperty("user.name", "unknown") + " " + terminal();
  }

  private static String terminal() {
    try {
      String target = Files.readSymbolicLink(STDIN).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
          ? "on " + target
          : "without a terminal";
    } catch (IOException e) {
      return "on an unknown terminal";
    }
  }
}
