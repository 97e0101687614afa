package dev.omk.secret;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum in GitHub's classic tokens: the last six characters are the CRC-32 of the thirty
 * random ones before them, in base 62 with leading zeros ("Behind GitHub's new authentication token
 * formats", GitHub's engineering blog, 2021).
 */
final class GithubChecksum {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "abcdefghijklmnopqrstuvwxyz";
  private static final int CHECK = 6;

  private GithubChecksum() {}

  /**
   * Whether a token's checksum is right.
   *
   * @param token with its prefix, which ends in an underscore
   */
  static boolean holds(String token) {
    String body = token.substring(token.indexOf('_') + 1);
    int split = body.length() - CHECK;
    return split > 0 && of(body.substring(0, split)).equals(body.substring(split));
  }

  /** The checksum of the random part. */
  static String of(String random) {
    CRC32 crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    char[] out = new char[CHECK];
    for (int i = CHECK - 1; i >= 0; i--) {
      out[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(out);
  }
}
