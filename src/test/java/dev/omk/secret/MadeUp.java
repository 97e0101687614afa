package dev.omk.secret;

import java.util.Random;

/** Values in the form of secrets, made at run time so that no file contains one. */
final class MadeUp {
  static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
  static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  static final String DIGITS = "23456789";
  static final String HEX = "0123456789abcdef";
  static final String ALL = LOWER + UPPER + DIGITS;

  private MadeUp() {}

  /** Mixed characters, the same for the same length. */
  static String some(String alphabet, int length) {
    Random random = new Random(length * 31L + alphabet.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  static String github() {
    String random = some(ALL, 30);
    return "gh" + "p_" + random + GithubChecksum.of(random);
  }
}
