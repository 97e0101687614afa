package dev.omk.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), and hex in lower case. */
public final class Sha256 {
  /** How many characters a digest has in hex. */
  public static final int HEX_LENGTH = 64;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final HexFormat HEX = HexFormat.of();

  private Sha256() {}

  /** A digest to which bytes can be added. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The same for what is small. The JDK's is faster in the long run, but finding it sets up the
   * security providers, which every start would pay for.
   */
  public static MessageDigest newSmallDigest() {
    return new PlainSha256();
  }

  /** The digest of a range. */
  public static byte[] of(byte[] bytes, int offset, int length) {
    MessageDigest digest = newDigest();
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  /** The digest of a content, in hex. */
  public static String hexOf(byte[] content) {
    return hex(newDigest().digest(content));
  }

  /** The digest of a text in UTF-8, in hex. */
  public static String hexOf(String text) {
    return hexOf(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of what is left of a stream, in hex; does not close it. */
  public static String hexOf(InputStream content) throws IOException {
    MessageDigest digest = newDigest();
    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return hexOf(digest);
  }

  /** The digest of what was added, in hex; it begins anew. */
  public static String hexOf(MessageDigest digest) {
    return hex(digest.digest());
  }

  /** Bytes in hex. */
  public static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** Hex as it stands in files. */
  public static byte[] asciiHex(byte[] bytes) {
    byte[] hex = new byte[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      hex[2 * i] = DIGITS[(bytes[i] >> 4) & 0xf];
      hex[2 * i + 1] = DIGITS[bytes[i] & 0xf];
    }
    return hex;
  }
}
