package dev.omk.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets the application write its manual, a page a command, beside the executable. */
final class ManPages {
  private static final String MAIN = "dev.omk.cli.Manual";
  private static final int TIMEOUT_SECONDS = 60;

  private ManPages() {}

  static void write(Path image, Path directory) throws IOException, InterruptedException {
    Trees.delete(directory);
    Process process =
        new ProcessBuilder(
                List.of(
                    image.resolve("runtime/bin/java").toString(),
                    "-cp",
                    image.resolve("lib").resolve(Libraries.JAR).toString(),
                    MAIN,
                    directory.toString()))
            .inheritIO()
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("writing the manual hangs");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("writing the manual ended with " + process.exitValue());
    }
  }
}
