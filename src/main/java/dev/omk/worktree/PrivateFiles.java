package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.git.GitPath;
import dev.omk.process.TemporaryFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files of our own: temporary directories and lists for git to read. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** An action on files. */
  @FunctionalInterface
  interface Action<T> {
    T in(Path directory) throws IOException, InterruptedException;
  }

  /** Runs {@code action} with a new directory below {@code parent}, which is gone afterwards. */
  static <T> T withTemporary(Path parent, String what, Action<T> action)
      throws InterruptedException {
    try {
      Files.createDirectories(parent);
      for (Path left : TemporaryFiles.leftovers(parent)) {
        TreeRemoval.of(left);
      }
      Path directory = TemporaryFiles.directory(parent, "work");
      try {
        return action.in(directory);
      } finally {
        TreeRemoval.of(directory);
      }
    } catch (IOException e) {
      throw failed(what, e);
    }
  }

  /** The error for a failure to read or write. */
  static OmkException failed(String what, IOException cause) {
    String message = cause.getMessage();
    String why =
        message == null || message.startsWith("/")
            ? cause.getClass().getSimpleName() + ": " + message
            : message;
    return new OmkException(
        ErrorCode.IO,
        "could not " + what + ": " + why,
        "check the disk and the permissions, then run the command again",
        cause);
  }

  /** Writes paths or other fields, each ended by a zero byte. */
  static Path writeFields(Path file, Iterable<String> fields) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (String field : fields) {
        out.write(GitPath.encode(field));
        out.write(0);
      }
    }
    return file;
  }

  /** SHA-256 of a regular file's content, in hex. */
  static String sha256(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Sha256.hexOf(content);
    }
  }
}
