package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a failure of the file system is called. */
public final class StoreFailure {
  private StoreFailure() {}

  static OmkException cannot(String verb, Path file, IOException cause) {
    return new OmkException(
        ErrorCode.IO,
        "cannot " + verb + " " + file + ": " + reason(cause),
        "check the disk and the permissions, then run the command again",
        cause);
  }

  static OmkException damaged(String message, String nextStep) {
    return new OmkException(ErrorCode.DAMAGED_STATE, message, nextStep);
  }

  /** Why, without the file's name, which messages name already. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fs && fs.getReason() != null) {
      return fs.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
