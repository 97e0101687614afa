package dev.omk.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that has the terminal until it ends, such as an editor. */
public final class Foreground {
  private static final long AN_EVENING = 12;

  private Foreground() {}

  /**
   * Runs it with our own standard streams and waits for its end, twelve hours at most.
   *
   * @return its exit code; 127 when it cannot be started, 124 when it never ended
   */
  public static int run(List<String> argv, Path directory, Map<String, String> environment)
      throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try {
        if (process.waitFor(AN_EVENING, TimeUnit.HOURS)) {
          return process.exitValue();
        }
        return 124;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return 127;
    }
  }
}
