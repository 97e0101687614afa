package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The user's key, {@code ${XDG_CONFIG_HOME:-$HOME/.config}/omk/key}: 32 random bytes in hex and a
 * newline, for its owner only. Created once, at the first write that needs it.
 */
public final class KeyFile {
  private static final int KEY_BYTES = 32;
  private static final int MAX_BYTES = 256;

  private final Optional<PrivateFile> file;

  private static final String REPLACE =
      "put the right one back; without it, move that file away: goals begun with a lost key can"
          + " only be read";

  private static final String HOME = "set HOME to a directory of yours that can be written";

  private KeyFile(Optional<PrivateFile> file) {
    this.file = file;
  }

  /**
   * The key file of an environment.
   *
   * @param xdgConfigHome the variable's value; ignored, as its specification says, if relative
   * @param home the variable's value
   */
  public static KeyFile of(
      Optional<String> xdgConfigHome, Optional<String> home, DurableFiles files) {
    return new KeyFile(
        directory(xdgConfigHome, home)
            .map(
                directory ->
                    new PrivateFile(
                        directory.resolve("key"),
                        "omk's key",
                        "goals written with a lost key do not verify",
                        ".key-",
                        files)));
  }

  /** Where omk keeps what is the user's own; nothing without a home. */
  static Optional<Path> directory(Optional<String> xdgConfigHome, Optional<String> home) {
    return absolute(xdgConfigHome)
        .or(() -> absolute(home).map(path -> path.resolve(".config")))
        .map(config -> config.resolve("omk"));
  }

  private static Optional<Path> absolute(Optional<String> value) {
    return value.filter(text -> text.startsWith("/")).map(Path::of);
  }

  static OmkException unusable() {
    return new OmkException(
        ErrorCode.IO, "without omk's key nothing can be written to a goal", HOME);
  }

  /** Where the key is or would be; nothing without a home. */
  public Optional<Path> path() {
    return file.map(PrivateFile::path);
  }

  /**
   * The key, if there is one.
   *
   * @throws OmkException if there is a file that must not be used as a key
   */
  public Optional<Mac> load() {
    return file.flatMap(KeyFile::load);
  }

  private static Optional<Mac> load(PrivateFile key) {
    return key.read(MAX_BYTES).map(text -> mac(key, text));
  }

  private static Mac mac(PrivateFile key, byte[] text) {
    try {
      String hex = new String(text, StandardCharsets.US_ASCII).strip();
      byte[] bytes = HexFormat.of().parseHex(hex);
      if (bytes.length != KEY_BYTES) {
        throw key.refused("it does not have " + KEY_BYTES + " bytes", REPLACE);
      }
      return new Mac(bytes);
    } catch (IllegalArgumentException e) {
      throw key.refused("it is not hex", REPLACE);
    }
  }

  /**
   * The key, if there is one that can be used: reading goes on without, and {@link #absence} says
   * why.
   */
  public Optional<Mac> usable() {
    try {
      return load();
    } catch (OmkException e) {
      return Optional.empty();
    }
  }

  /** Why there is no key that can be used; the beginning of a sentence. */
  public String absence() {
    try {
      return load().isPresent()
          ? "omk's key was not there a moment ago"
          : path()
              .map(key -> "omk's key " + key + " is missing")
              .orElse("without a home there is no key");
    } catch (OmkException e) {
      return e.line();
    }
  }

  /** What to do about it; a command to the reader. */
  public String remedy() {
    return path().isPresent() ? "put the key back" : HOME;
  }

  /**
   * What to say to somebody who would write to a goal whose key is not there any more, or cannot be
   * used.
   */
  public OmkException missing() {
    try {
      load();
    } catch (OmkException refused) {
      return refused;
    }
    return path()
        .map(
            key ->
                new OmkException(
                    ErrorCode.IO,
                    "omk's key "
                        + key
                        + " is missing, and without it nothing can be written to a goal",
                    "put it back, or start a new goal: omk goal run \"...\""))
        .orElseGet(KeyFile::unusable);
  }

  /**
   * The key; created if there is none. Safe when many processes do so at once: all get the same.
   *
   * @throws OmkException if it can neither be read nor created
   */
  public Mac loadOrCreate() {
    PrivateFile key = file.orElseThrow(KeyFile::unusable);
    Optional<Mac> existing = load(key);
    if (existing.isPresent()) {
      key.removeLeftovers();
      return existing.get();
    }
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    key.create((HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII));
    return load(key).orElseThrow(KeyFile::unusable);
  }
}
