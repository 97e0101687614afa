package dev.omk.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, and hex in lower case. */
final class Sha256 {
  /** How many characters a digest has in hex. */
  static final int HEX_LENGTH = 64;

  private static final HexFormat HEX = HexFormat.of();

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] of(byte[] bytes, int offset, int length) {
    MessageDigest digest = newDigest();
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  static String hex(byte[] digest) {
    return HEX.formatHex(digest);
  }

  /** Hex as it stands in files. */
  static byte[] asciiHex(byte[] digest) {
    return hex(digest).getBytes(StandardCharsets.US_ASCII);
  }
}
