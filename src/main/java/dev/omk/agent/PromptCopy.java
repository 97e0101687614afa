package dev.omk.agent;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.TemporaryFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The prompt as a file that the agent may read: private, outside of the state directory. */
public final class PromptCopy implements Closeable {
  private static final String KIND = "prompt";

  private final Path directory;
  private final Path file;

  /**
   * Writes it.
   *
   * @throws OmkException {@code IO} if that cannot be done
   */
  public PromptCopy(String prompt, CallerEnvironment caller) {
    try {
      directory = create(caller);
      file = directory.resolve("prompt.md");
      Files.write(file, prompt.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot write the prompt to a temporary file",
          "check the free space and the permissions of TMPDIR",
          e);
    }
  }

  // The JVM does not look at TMPDIR.
  private static Path create(CallerEnvironment caller) throws IOException {
    Optional<Path> own = caller.directory("TMPDIR").filter(Files::isDirectory);
    return TemporaryFiles.directory(own.orElse(TemporaryFiles.system()), KIND);
  }

  /** Where it is, until it is closed. */
  public Path file() {
    return file;
  }

  /** Removes it, with whatever was put beside it; links are not followed. */
  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      return; // the agent removed it already
    } catch (IOException | UncheckedIOException e) {
      // A private temporary directory that stays is no reason to lose the turn.
      directory.toFile().deleteOnExit();
    }
  }
}
