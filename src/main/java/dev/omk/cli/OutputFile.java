package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that a flag names, for other tools to read. It is looked at before anything runs. */
record OutputFile(String flag, Path path) {

  /** The file of a flag, if it was given; one that cannot be is a noted problem. */
  static Optional<OutputFile> of(Call call, String flag) {
    return call.values().text(flag).flatMap(text -> checked(call, flag, text));
  }

  private static Optional<OutputFile> checked(Call call, String flag, String text) {
    try {
      Path path = call.directory().resolve(text).normalize();
      Path parent = path.getParent();
      if (!Files.isDirectory(path) && parent != null && Files.isWritable(existing(parent))) {
        return Optional.of(new OutputFile(flag, path));
      }
    } catch (InvalidPathException e) {
      // Told below, like any other file that cannot be.
    }
    call.values()
        .problems()
        .rule(
            flag + ": '" + Harmless.line(text, 200) + "' cannot be written",
            "for instance: " + flag + " build/gates.xml");
    return Optional.empty();
  }

  private static Path existing(Path directory) {
    Path at = directory;
    while (!Files.isDirectory(at) && at.getParent() != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at;
  }

  /** Replaces the file, whole or not at all; folders on the way are made. */
  void write(String content) {
    try {
      Path folder = path.resolveSibling("");
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".omk-", "");
      Files.writeString(temporary, content, StandardCharsets.UTF_8);
      readableForAll(temporary);
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          flag + ": cannot write " + path + ": " + e.getMessage(),
          "check its directory and the free space",
          e);
    }
  }

  // A temporary file is its owner's alone; a report is for whoever collects it.
  private static void readableForAll(Path file) throws IOException {
    if (!file.toFile().setReadable(true, false)) {
      throw new IOException("its permissions cannot be set");
    }
  }
}
