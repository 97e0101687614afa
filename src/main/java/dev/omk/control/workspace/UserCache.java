package dev.omk.control.workspace;

import dev.omk.digest.Sha256;
import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The user's own cache directory of omk; what is in it may be deleted at any time. */
public final class UserCache {
  private UserCache() {}

  /** {@code ${XDG_CACHE_HOME:-$HOME/.cache}/omk}, or below the temporary folder without a home. */
  public static Path of(CallerEnvironment environment) {
    return environment
        .caches()
        .orElse(Path.of(System.getProperty("java.io.tmpdir"), "omk-cache"))
        .resolve("omk");
  }

  /** Where things of that kind are kept for a project, by the hash of its root. */
  public static Path of(CallerEnvironment environment, String kind, Path root) {
    return of(environment).resolve(kind).resolve(Sha256.hexOf(root.toString()).substring(0, 16));
  }

  /** Replaces a file, whole; its directory is there. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), "new-", "");
    Files.write(temporary, content);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
