package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceFlagsTest {
  private static PlaceFlags of(String line) {
    return PlaceFlags.of(List.of(line.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          -C a goal list                | -C a
          goal list -C a --state-dir b  | -C a --state-dir b
          goal list --state-dir=b -C=a  | --state-dir b -C a
          goal list -Ca                 | -C a
          -qC a goal list --json        | -C a
          goal list                     | ''
          goal list -C                  | ''
          goal list -C --json           | ''
          goal plan -- -C a             | ''
          goal list --color never       | ''
          """)
  void areFoundHoweverTheyAreWritten(String line, String flags) {
    assertThat(of(line).flags()).isEqualTo(flags);
  }

  @Test
  void othersStayInOrder() {
    assertThat(of("fix -C a it --json --state-dir=b -- -C c").others())
        .containsExactly("fix", "it", "--json", "--", "-C", "c");
  }

  @Test
  void directoryIsQuotedForAShellAndHarmlessForATerminal() {
    assertThat(PlaceFlags.of(List.of("-C", "my project")).flags()).isEqualTo("-C \"my project\"");
    assertThat(PlaceFlags.of(List.of("-C", "a\u001b[31m")).flags()).doesNotContain("\u001b");
  }
}
