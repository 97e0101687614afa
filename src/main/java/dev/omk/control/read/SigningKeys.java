package dev.omk.control.read;

import dev.omk.attest.SigningKey;
import dev.omk.attest.VerifyingKey;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.store.RegularFile;
import dev.omk.store.SigningKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The keys that proofs are signed and verified with. */
public final class SigningKeys {
  private static final int MAX_BYTES = 1 << 16;

  private SigningKeys() {}

  /** The user's key; made when there is none. */
  static SigningKey own(Workspace workspace) {
    SigningKeyFile file = workspace.signingKey();
    return parsed(file, file.loadOrCreate(() -> SigningKey.fresh().pem()));
  }

  /**
   * The public half of the user's key, to give to others.
   *
   * @throws OmkException {@code NOT_FOUND} if there is no key yet
   */
  public static VerifyingKey open(Workspace workspace) {
    SigningKeyFile file = workspace.signingKey();
    String text =
        file.load()
            .orElseThrow(
                () ->
                    new OmkException(
                        ErrorCode.NOT_FOUND,
                        "there is no key for signing yet",
                        "the first signed proof makes it:"
                            + " omk goal proof --export ../FILE.intoto.jsonl --sign"));
    return parsed(file, text).open();
  }

  private static SigningKey parsed(SigningKeyFile file, String text) {
    try {
      return SigningKey.parse(text);
    } catch (GeneralSecurityException e) {
      throw file.malformed("it is no Ed25519 key");
    }
  }

  /**
   * Somebody's public key.
   *
   * @param file PEM, as {@code --public-key} prints it
   * @throws OmkException if there is none in it
   */
  public static VerifyingKey read(Path file) {
    try {
      byte[] bytes =
          RegularFile.read(file, MAX_BYTES).orElseThrow(() -> new IOException("no such file"));
      String text = new String(bytes, StandardCharsets.US_ASCII);
      if (SigningKey.in(text)) {
        throw new OmkException(
            ErrorCode.INVALID_VALUE,
            "--key: " + file + " is a private key: keep it",
            "give the public one: omk goal proof --public-key > ../omk.pub");
      }
      return VerifyingKey.parse(text);
    } catch (GeneralSecurityException | IOException e) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--key: " + file + " is no Ed25519 public key: " + e.getMessage(),
          "who signed prints it with: omk goal proof --public-key > ../omk.pub",
          e);
    }
  }
}
