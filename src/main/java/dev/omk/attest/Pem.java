package dev.omk.attest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Keys as text (RFC 7468). */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static String encode(String label, byte[] der) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(LINE, newline).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  static byte[] decode(String label, String text) throws GeneralSecurityException {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----", Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new GeneralSecurityException("there is no " + label + " in it");
    }
    // Which of them is meant, nobody can tell.
    if (text.indexOf(begin, from + 1) >= 0) {
      throw new GeneralSecurityException("there must be one " + label + " in it, not several");
    }
    String body = text.substring(from + begin.length(), to).replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("its base64 is broken", e);
    }
  }
}
