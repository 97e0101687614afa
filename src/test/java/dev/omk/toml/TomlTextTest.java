package dev.omk.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TomlTextTest {
  private static String refused(ThrowingCallable call) {
    OmkException e = catchThrowableOfType(OmkException.class, call);
    assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
    return e.line();
  }

  private static String refused(String toml) {
    return refused(() -> TomlText.parse(toml, new TomlProblems("f")));
  }

  @Test
  void bytesThatAreNotUtf8AreNamedByPlace() {
    byte[] bytes = "é = 1\né=\u00ff".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xff;

    assertThat(refused(() -> TomlText.decode(bytes, "f"))).isEqualTo("f:2:3: not UTF-8");
    assertThat(TomlText.decode("é = 1".getBytes(StandardCharsets.UTF_8), "f")).isEqualTo("é = 1");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    byte[] bytes = "\uFEFFa = 1".getBytes(StandardCharsets.UTF_8);

    assertThat(TomlText.decode(bytes, "f")).isEqualTo("a = 1");
  }

  @Test
  void whatIsTooMuchForTheParserNeverReachesIt() {
    assertThat(refused("\nx = " + "[".repeat(100_000))).isEqualTo("f:2:1: nested too deeply");
    assertThat(refused("#".repeat(TomlText.MAX_BYTES + 1))).isEqualTo("f:1:1: larger than 1 MiB");
  }

  @Test
  void textThatIsNotTomlIsNamedByPlace() {
    assertThat(refused("a = 1\nb = = 2")).startsWith("f:2:5: ");
    assertThat(TomlText.parse("a = 1", new TomlProblems("f")).getLong("a")).isEqualTo(1);
  }

  @Test
  void problemsAreToldInOrderOnceHarmlessAndBounded() {
    TomlProblems problems = new TomlProblems("f");
    assertThat(problems.isEmpty()).isTrue();
    problems.throwIfAny();
    for (int line = 20; line > 0; line--) {
      problems.add(line, 1, "bad\n\u001b[2J");
      problems.add(line, 1, "bad\n\u001b[2J");
    }
    problems.add(null, "whole");

    assertThat(refused(problems::throwIfAny))
        .startsWith("f:1:1: bad \uFFFD[2J; f:1:1: whole; f:2:1: ")
        .endsWith("; and 11 more");
  }
}
