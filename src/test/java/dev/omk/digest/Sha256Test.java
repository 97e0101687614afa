package dev.omk.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The example of FIPS 180-4. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void everyWayGivesTheKnownDigest() throws IOException {
    byte[] bytes = "xabcx".getBytes(US_ASCII);
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes, 1, 3);

    assertThat(Sha256.hexOf(digest)).isEqualTo(ABC).hasSize(Sha256.HEX_LENGTH);
    assertThat(Sha256.hexOf("abc")).isEqualTo(ABC);
    assertThat(Sha256.hexOf(new ByteArrayInputStream(bytes, 1, 3))).isEqualTo(ABC);
    assertThat(Sha256.asciiHex(Sha256.of(bytes, 1, 3))).isEqualTo(ABC.getBytes(US_ASCII));
  }
}
