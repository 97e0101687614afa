package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.ShellWord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The user's key for signing, {@code ${XDG_CONFIG_HOME:-$HOME/.config}/omk/signing-key.pem}, for
 * its owner only. What is in it is not this room's business.
 */
public final class SigningKeyFile {
  private static final int MAX_BYTES = 4096;

  private final Optional<PrivateFile> file;

  private SigningKeyFile(Optional<PrivateFile> file) {
    this.file = file;
  }

  /**
   * The file of an environment.
   *
   * @param xdgConfigHome the variable's value; ignored, as its specification says, if relative
   * @param home the variable's value
   */
  public static SigningKeyFile of(
      Optional<String> xdgConfigHome, Optional<String> home, DurableFiles files) {
    return new SigningKeyFile(
        KeyFile.directory(xdgConfigHome, home)
            .map(
                directory ->
                    new PrivateFile(
                        directory.resolve("signing-key.pem"),
                        "omk's signing key",
                        "",
                        ".signing-key-",
                        files)));
  }

  /**
   * Its text, if there is one.
   *
   * @throws OmkException if there is a file that must not be used as a key
   */
  public Optional<String> load() {
    return file.flatMap(key -> key.read(MAX_BYTES)).map(SigningKeyFile::text);
  }

  /**
   * Its text; created if there is none. Of many processes that do so at once all get the same.
   *
   * @param fresh a new key
   * @throws OmkException if it can neither be read nor created
   */
  public String loadOrCreate(Supplier<String> fresh) {
    PrivateFile key = file.orElseThrow(SigningKeyFile::unusable);
    Optional<String> existing = load();
    if (existing.isPresent()) {
      key.removeLeftovers();
      return existing.get();
    }
    key.create(fresh.get().getBytes(StandardCharsets.US_ASCII));
    return load().orElseThrow(SigningKeyFile::unusable);
  }

  /** The error for a key that cannot be parsed. */
  public OmkException malformed(String reason) {
    return file.map(
            key ->
                key.refused(
                    reason,
                    "put the key that omk made there again, or move it away, and the next signed"
                        + " proof makes one: mv "
                        + ShellWord.of(key.path().toString())
                        + " "
                        + ShellWord.of(key.path() + ".old")))
        .orElseGet(SigningKeyFile::unusable);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static OmkException unusable() {
    return new OmkException(
        ErrorCode.IO,
        "nothing can be signed: there is no place for the key",
        "set HOME to a directory of yours that can be written");
  }
}
