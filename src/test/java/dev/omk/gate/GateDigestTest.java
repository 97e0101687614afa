package dev.omk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.file.GatesFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateDigestTest {
  private static final String GATE = "[[gates]]\nname = 'a'\ncommand = 'x'\nargs = ['y']\n";

  private static String digest(String toml) {
    return GateDigest.of(GatesFile.parse(toml, "g"));
  }

  /** The expected values were computed apart from this code, from the described encoding. */
  @Test
  void digestIsStableAcrossVersions() {
    assertThat(digest(""))
        .isEqualTo("139db5011fc05482a5c6c75f590f6bff00a82741a9538128a5e20450121f1cda");
    assertThat(digest(GATE))
        .isEqualTo("f845aa6806b1fd1a624b391fc63a1329eae2fce4a57c53ee14e7b8afc2792123");
  }

  @Test
  void placeInTheFileChangesNothing() {
    assertThat(digest("\n\n# moved\n" + GATE)).isEqualTo(digest(GATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required = false", "timeout_secs = 9", "allow_fail = true", "skip = true", "fix = 'f'",
        "exclusive = true", "inputs = ['i']", "reports = ['i']", "tags = ['i']", "retries = 1",
        "env = { A = '1' }", "workdir = 'w'"
      })
  void everyKeyChangesIt(String key) {
    assertThat(digest(GATE + key)).isNotEqualTo(digest(GATE));
  }

  @Test
  void orderNamesAndBordersBetweenTextsChangeIt() {
    String other = GATE.replace("'a'", "'b'");
    assertThat(
            new ArrayList<>(
                List.of(
                    digest(GATE),
                    digest(other),
                    digest(GATE + other),
                    digest(other + GATE),
                    digest(GATE.replace("['y']", "['', 'y']")),
                    digest(GATE.replace("'x'", "'xy'").replace("['y']", "['']")),
                    digest(GATE + "inputs = ['a', 'b']"),
                    digest(GATE + "inputs = ['ab']"))))
        .doesNotHaveDuplicates();
  }
}
