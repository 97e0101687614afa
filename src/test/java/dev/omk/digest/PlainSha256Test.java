package dev.omk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainSha256Test {
  private final byte[] bytes = new byte[400];

  PlainSha256Test() {
    new Random(7).nextBytes(bytes);
  }

  private static byte[] ofTheJdk(byte[] content) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(content);
  }

  @Test
  void everyLengthHasTheDigestThatTheJdkGives() throws Exception {
    PlainSha256 digest = new PlainSha256();
    for (int length = 0; length <= bytes.length; length++) {
      byte[] content = Arrays.copyOf(bytes, length);
      assertThat(digest.digest(content)).as("%d bytes", length).isEqualTo(ofTheJdk(content));
    }
  }

  @Test
  void itDoesNotMatterInWhichPartsTheBytesCome() throws Exception {
    for (int part = 1; part <= 130; part++) {
      PlainSha256 digest = new PlainSha256();
      for (int at = 0; at < bytes.length; at += part) {
        digest.update(bytes, at, Math.min(part, bytes.length - at));
      }
      assertThat(digest.digest()).as("parts of %d", part).isEqualTo(ofTheJdk(bytes));
    }
    PlainSha256 single = new PlainSha256();
    for (byte b : bytes) {
      single.update(b);
    }
    assertThat(single.digest()).isEqualTo(ofTheJdk(bytes));
  }

  @Test
  void copyGoesOnAloneAndResetForgets() throws Exception {
    PlainSha256 digest = new PlainSha256();
    digest.update(bytes, 0, 100);
    PlainSha256 copy = (PlainSha256) digest.clone();
    copy.update(bytes, 200, 10);
    digest.update(bytes, 100, 300);

    assertThat(digest.digest()).isEqualTo(ofTheJdk(bytes));
    copy.reset();
    assertThat(copy.digest()).isEqualTo(ofTheJdk(new byte[0]));
    assertThat(copy.getDigestLength()).isEqualTo(32);
  }
}
