package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of RFC 4231. */
class MacTest {
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b,4869205468657265,"
        + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665,7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcdcd,"
        + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  })
  void fitsTheVectors(String key, String data, String mac) {
    byte[] bytes = HexFormat.of().parseHex(data);

    assertThat(HexFormat.of().formatHex(mac(key).of(bytes, 0, bytes.length))).isEqualTo(mac);
  }

  @ParameterizedTest
  @CsvSource({
    "aa,131,"
        + "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368"
        + "204b6579204669727374,"
        + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "aa,20,"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
        + "dddddddddddd,"
        + "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
  })
  void fitsTheVectorsWithRepeatedKeys(String b, int times, String data, String mac) {
    byte[] bytes = HexFormat.of().parseHex(data);

    assertThat(HexFormat.of().formatHex(mac(b.repeat(times)).of(bytes, 0, bytes.length)))
        .isEqualTo(mac);
  }

  private static Mac mac(String keyHex) {
    return new Mac(HexFormat.of().parseHex(keyHex));
  }
}
