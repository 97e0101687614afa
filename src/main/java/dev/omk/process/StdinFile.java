package dev.omk.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a program reads as its standard input. A file and not a pipe, so that nobody has to
 * wait for a program that does not read. A text goes to a private temporary file, which is removed
 * as soon as the program has it open.
 *
 * @param file what to open
 * @param temporary whether it is ours to remove
 */
record StdinFile(Path file, boolean temporary) implements AutoCloseable {

  static StdinFile of(Stdin stdin) throws RefusedException, IOException {
    return switch (stdin) {
      case Stdin.Empty() -> new StdinFile(Path.of("/dev/null"), false);
      case Stdin.Text(String content) -> write(content);
      case Stdin.FromFile(Path file) -> existing(file);
    };
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }

  private static StdinFile write(String content) throws RefusedException {
    try {
      Path file = TemporaryFiles.file(TemporaryFiles.system(), "stdin");
      StdinFile stdin = new StdinFile(file, true);
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
    return new StdinFile(file, false);
  }
}
