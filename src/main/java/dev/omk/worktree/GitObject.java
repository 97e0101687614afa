package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Git's names of objects, computed here: git itself believes an object that lies under a name, and
 * whoever can write into the repository can put another content there.
 */
final class GitObject {
  private static final int SHA256_DIGITS = 64;

  private GitObject() {}

  /**
   * The name of an object.
   *
   * @param kind {@code blob} or {@code tree}
   * @param digits of a name in this repository
   */
  static String id(String kind, byte[] content, int digits) {
    MessageDigest digest = newDigest(digits);
    digest.update((kind + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    digest.update(content);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What git hashes by in a repository whose names have so many digits. */
  static MessageDigest newDigest(int digits) {
    return digits == SHA256_DIGITS ? Sha256.newDigest() : sha1();
  }

  /**
   * The content, if it is what the name says.
   *
   * @throws OmkException {@code DAMAGED_STATE} if it is not
   */
  static byte[] genuine(String kind, byte[] content, String id, String path) {
    if (!id(kind, content, id.length()).equals(id)) {
      throw forged(path);
    }
    return content;
  }

  static OmkException forged(String path) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "git's object of " + path + " does not hold what its name says",
        "the repository was tampered with or is damaged: git fsck");
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1"); // what git calls its objects by
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
