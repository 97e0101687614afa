package dev.omk.store;

import dev.omk.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) with one key. Thread-safe.
 *
 * <p>Made of the room's own small digest alone: {@code javax.crypto.Mac} and {@link
 * MessageDigest#getInstance} set up the JDK's providers at first use, which costs every start.
 */
public final class Mac {
  private static final int BLOCK = 64;

  // Digests that have taken in the padded key; cloned for every message, never used themselves.
  private final MessageDigest inner;
  private final MessageDigest outer;

  /** A mac with this key, of any length. */
  public Mac(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.of(key, 0, key.length) : key, BLOCK);
    this.inner = padded(block, 0x36);
    this.outer = padded(block, 0x5c);
    Arrays.fill(block, (byte) 0);
  }

  private static MessageDigest padded(byte[] block, int pad) {
    MessageDigest digest = Sha256.newSmallDigest();
    for (byte b : block) {
      digest.update((byte) (b ^ pad));
    }
    return digest;
  }

  /** The 32 bytes for a part of an array. */
  public byte[] of(byte[] bytes, int offset, int length) {
    return finish(bytes, offset, length, copy(inner));
  }

  /** Lower-case hex of the mac over a label, a newline and a part of an array. */
  String labelled(String label, byte[] bytes, int offset, int length) {
    MessageDigest digest = copy(inner);
    digest.update(label.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return Sha256.hex(finish(bytes, offset, length, digest));
  }

  private byte[] finish(byte[] bytes, int offset, int length, MessageDigest digest) {
    digest.update(bytes, offset, length);
    MessageDigest last = copy(outer);
    last.update(digest.digest());
    return last.digest();
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every digest used here can be cloned", e);
    }
  }
}
