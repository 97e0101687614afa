package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcedExitTest {
  private static final String BASE = "add() { echo $(($1 - $2)); }\n";
  private static final List<String> SOURCING = List.of(". ./calc.sh\n[ \"$(add 2 3)\" = 5 ]\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0\n",
        "exit\n",
        "add() { echo 5; exit 0; }\n",
        "[ -e x ] || exit\n",
        "test() { return 0; }\n",
        "trap 'rm -f x' EXIT\n",
        "set +e\n",
        "exec echo ok\n",
        "code=0\nexit $((code))\n"
      })
  void endOfWhatIsSourcedIsFound(String text) {
    assertThat(SourcedExit.in("calc.sh", BASE, text, () -> SOURCING)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 1\n",
        "# exit 0\n",
        "on_exit() { :; }\n",
        "exec 2>&1\n",
        "exec 3<in\n",
        "echo $exit\n"
      })
  void whatEndsNothingWellIsNot(String text) {
    assertThat(SourcedExit.in("calc.sh", BASE, text, () -> SOURCING)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh calc.sh 2 3", "./calc.sh", "grep x calc.sh"})
  void programOfItsOwnMayEndAsItLikes(String gate) {
    assertThat(SourcedExit.in("calc.sh", BASE, "exit 0\n", () -> List.of(gate))).isFalse();
  }
}
