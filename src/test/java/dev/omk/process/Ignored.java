package dev.omk.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process, and so whatever it starts, was told to ignore: {@code nohup} does. */
public final class Ignored {
  private Ignored() {}

  /** Whether a hang-up ends nothing here; false where no one can tell. */
  public static boolean hangUp() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) != 0);
  }
}
