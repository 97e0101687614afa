package dev.omk.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a program's standard input comes from. A file and not a pipe unless somebody talks to it,
 * so that nobody has to wait for a program that does not read. A text goes to a private temporary
 * file, which is removed as soon as the program has it open.
 *
 * @param from a file to open, or a pipe
 * @param temporary whether the file is ours to remove
 */
record StdinFile(Redirect from, boolean temporary) implements AutoCloseable {

  static StdinFile of(Stdin stdin) throws RefusedException, IOException {
    return switch (stdin) {
      case Stdin.Empty() -> of(Path.of("/dev/null"), false);
      case Stdin.Talk(Conversation conversation) -> new StdinFile(Redirect.PIPE, false);
      case Stdin.Text(String content) -> write(content);
      case Stdin.FromFile(Path file) -> existing(file);
    };
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(from.file().toPath());
    }
  }

  private static StdinFile of(Path file, boolean temporary) {
    return new StdinFile(Redirect.from(file.toFile()), temporary);
  }

  private static StdinFile write(String content) throws RefusedException {
    try {
      Path file = TemporaryFiles.file(TemporaryFiles.system(), "stdin");
      StdinFile stdin = of(file, true);
      Files.writeString(file, content);
      return stdin;
    } catch (IOException e) {
      throw new RefusedException("cannot write the input to a temporary file: " + e.getMessage());
    }
  }

  private static StdinFile existing(Path file) throws RefusedException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new RefusedException("cannot read the input file: " + file);
    }
    return of(file, false);
  }
}
