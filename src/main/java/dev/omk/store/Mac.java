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
  private final byte[] innerPad;
  private final byte[] outerPad;

  /** A mac with this key, of any length. */
  public Mac(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.of(key, 0, key.length) : key, BLOCK);
    this.innerPad = padded(block, 0x36);
    this.outerPad = padded(block, 0x5c);
    this.inner = Sha256.newSmallDigest();
    this.outer = Sha256.newSmallDigest();
    inner.update(innerPad);
    outer.update(outerPad);
  }

  private static byte[] padded(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  /**
   * The same mac for many messages, one after the other: of the JDK's digests, which the processor
   * helps with. Not thread-safe.
   */
  static final class Bulk {
    private final Mac key;
    private final MessageDigest inside = Sha256.newDigest();
    private final MessageDigest outside = Sha256.newDigest();

    Bulk(Mac key) {
      this.key = key;
    }

    /** The 32 bytes for a part of an array. */
    byte[] of(byte[] bytes, int offset, int length) {
      inside.update(key.innerPad);
      inside.update(bytes, offset, length);
      outside.update(key.outerPad);
      return outside.digest(inside.digest());
    }
  }

  /** The 32 bytes for a part of an array. */
  public byte[] of(byte[] bytes, int offset, int length) {
    return finish(bytes, offset, length, copy(inner));
  }

  /** Lower-case hex of the mac over a label, a newline and a part of an array. */
  public String labelled(String label, byte[] bytes, int offset, int length) {
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
