package dev.omk.attest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.regex.Pattern;

/**
 * An Ed25519 key (RFC 8032) that signs, with its public half.
 *
 * @param secret signs
 * @param open verifies
 */
public record SigningKey(PrivateKey secret, VerifyingKey open) {
  static final String ALGORITHM = "Ed25519";
  private static final String LABEL = "PRIVATE KEY";
  private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");

  /** A new one. */
  public static SigningKey fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /**
   * What {@link #pem} wrote.
   *
   * @throws GeneralSecurityException if it is anything else
   */
  public static SigningKey parse(String pem) throws GeneralSecurityException {
    PrivateKey secret =
        KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(LABEL, pem)));
    return new SigningKey(secret, VerifyingKey.parse(pem));
  }

  /** Whether a text holds a key that is to stay with its owner, of whatever kind. */
  public static boolean in(String pem) {
    return SECRET.matcher(pem).find();
  }

  /** Both halves, PKCS #8 and SubjectPublicKeyInfo as PEM (RFC 7468, RFC 8410). */
  public String pem() {
    return Pem.encode(LABEL, secret.getEncoded()) + open.pem();
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }
}
