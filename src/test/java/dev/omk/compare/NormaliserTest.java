package dev.omk.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
  private static String normal(String rule, String root, String output) {
    return new Normaliser(rule.isEmpty() ? List.of() : List.of(rule), root)
        .apply(output.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "times, at 2026-11-28T10:00:00Z, at 2025-01-02T03:04:05.678+01:00",
    "times, took 1.5s, took 12 ms",
    "times, 10:00, 9:59:59",
    "paths, see /tmp/a/b.txt, see /var/x",
    "hex, at 0x7fff12ab, at 0x1",
    "hex, commit 1a2b3c4d, commit deadbeef01",
    "numbers, 12 of 30, 7 of 8.5",
    "'re:build [0-9]+', build 12 ok, build 7 ok"
  })
  void whatIsNoBehaviourIsTheSame(String rule, String one, String other) {
    assertThat(normal(rule, "/r", one)).isEqualTo(normal(rule, "/r", other));
    assertThat(normal("", "/r", one)).isNotEqualTo(normal("", "/r", other));
  }

  @Test
  void theCheckoutItselfIsAlwaysTheSame() {
    assertThat(normal("", "/tmp/base", "in /tmp/base/x"))
        .isEqualTo(normal("", "/tmp/tree", "in /tmp/tree/x"));
  }

  @Test
  void everyByteCounts() {
    byte[] one = {1, (byte) 0xff, 2};
    byte[] other = {1, (byte) 0xfe, 2};
    Normaliser plain = new Normaliser(List.of(), "/r");
    assertThat(Differences.between("stdout", plain.apply(one), plain.apply(other))).hasSize(1);
  }

  @Test
  void differencesAreToldByLineAndBounded() {
    assertThat(Differences.between("stdout", "a\nb\n", "a\nc\n"))
        .containsExactly("stdout line 2: was 'b', is 'c'");
    assertThat(Differences.between("stdout", "a\n", "a"))
        .containsExactly("stdout line 2: the last newline is gone");
    assertThat(Differences.between("stdout", "x\n".repeat(100), "y\n".repeat(100)))
        .hasSize(6)
        .last()
        .isEqualTo("stdout: 95 more lines differ");
  }

  @Test
  void blanksAtAnEndAndWhatDiffersFarBehindAreShown() {
    assertThat(Differences.between("stdout", "5\n", "5 \n"))
        .containsExactly("stdout line 1: was '5', is '5␠'");
    String long1 = "x".repeat(500);
    assertThat(Differences.between("stdout", long1 + "1\n", long1 + "2\n").getFirst())
        .contains("x1'", "x2'");
  }
}
