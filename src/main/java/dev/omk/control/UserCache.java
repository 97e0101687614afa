package dev.omk.control;

import dev.omk.process.CallerEnvironment;
import java.nio.file.Path;

/** The user's own cache directory of omk; what is in it may be deleted at any time. */
final class UserCache {
  private UserCache() {}

  /** {@code ${XDG_CACHE_HOME:-$HOME/.cache}/omk}, or below the temporary folder without a home. */
  static Path of(CallerEnvironment environment) {
    return environment
        .get("XDG_CACHE_HOME")
        .filter(text -> text.startsWith("/"))
        .map(Path::of)
        .or(
            () ->
                environment
                    .get("HOME")
                    .filter(text -> text.startsWith("/"))
                    .map(home -> Path.of(home, ".cache")))
        .orElse(Path.of(System.getProperty("java.io.tmpdir"), "omk-cache"))
        .resolve("omk");
  }
}
