package dev.omk.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The shell script at the head of the executable. */
final class Launcher {
  /** Nothing is lost when one of these is missing from what was unpacked. */
  private static final String NOTICES = "runtime/legal/";

  private static final Set<String> PROGRAMS =
      Set.of("runtime/bin/java", "runtime/lib/jspawnhelper");
  private static final int OFFSET_DIGITS = 8;

  private final Settings settings;

  Launcher(Settings settings) {
    this.settings = settings;
  }

  /** Writes script and archive as one executable file that appears at once. */
  void write(Payload payload, Path output) throws IOException {
    byte[] script = script(payload);
    Path unfinished = output.resolveSibling(output.getFileName() + ".unfinished");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      out.write(script);
      Files.copy(payload.file(), out);
    }
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(
        unfinished, output, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] script(Payload payload) throws IOException {
    String filled =
        Files.readString(settings.launcher())
            .replace("@HASH@", payload.hash().substring(0, 32))
            .replace("@CHECKS@", checks(payload.files()))
            .replace("@OPTIONS@", String.join(" ", Files.readAllLines(settings.options())))
            .replace("@CLASSPATH@", "$d/lib/" + Libraries.JAR);
    int length =
        filled.getBytes(StandardCharsets.UTF_8).length - "@OFFSET@".length() + OFFSET_DIGITS;
    // tail counts bytes from 1.
    String offset = ("%0" + OFFSET_DIGITS + "d").formatted(length + 1);
    return filled.replace("@OFFSET@", offset).getBytes(StandardCharsets.UTF_8);
  }

  private static String checks(List<String> files) {
    return files.stream()
        .filter(file -> !file.startsWith(NOTICES))
        .map(
            file ->
                "    [ " + (PROGRAMS.contains(file) ? "-x" : "-s") + " \"$d/" + file + "\" ] &&")
        .collect(Collectors.joining("\n"));
  }
}
