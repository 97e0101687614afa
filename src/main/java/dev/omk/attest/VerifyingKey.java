package dev.omk.attest;

import dev.omk.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * An Ed25519 key that verifies.
 *
 * @param key it
 */
public record VerifyingKey(PublicKey key) {
  private static final String LABEL = "PUBLIC KEY";

  /**
   * The public key in a text.
   *
   * @throws GeneralSecurityException if there is none, another one too, or none of Ed25519
   */
  public static VerifyingKey parse(String pem) throws GeneralSecurityException {
    return new VerifyingKey(
        KeyFactory.getInstance(SigningKey.ALGORITHM)
            .generatePublic(new X509EncodedKeySpec(Pem.decode(LABEL, pem))));
  }

  /** As PEM. */
  public String pem() {
    return Pem.encode(LABEL, key.getEncoded());
  }

  /** Lower-case hex SHA-256 of its SubjectPublicKeyInfo: a hint that a DSSE envelope carries. */
  public String id() {
    byte[] der = key.getEncoded();
    return Sha256.hex(Sha256.of(der, 0, der.length));
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(SigningKey.ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // A signature of the wrong length, for instance.
    }
  }
}
