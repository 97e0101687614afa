package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.cli.render.Style;
import dev.omk.process.CallerEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          false | -                               | true
          false | LANG=en_US.UTF-8                | true
          false | LANG=de_DE.utf8                 | true
          false | LC_ALL=C                        | false
          false | LC_ALL=POSIX LANG=en_US.UTF-8   | false
          false | LC_CTYPE=C.UTF-8 LANG=C         | true
          false | LANG=de_DE.ISO-8859-1           | false
          true  | TERM=linux LANG=en_US.UTF-8     | false
          false | TERM=linux LANG=en_US.UTF-8     | true
          true  | TERM=xterm-256color             | true
          """)
  void localeAndTerminalDecide(boolean terminal, String environment, boolean shown) {
    Map<String, String> variables = new HashMap<>();
    if (environment != null) {
      for (String one : environment.split(" ", -1)) {
        variables.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
      }
    }
    assertThat(Marks.shown(new CallerEnvironment(variables), terminal)).isEqualTo(shown);
  }

  @Test
  void onlyOurOwnMarksAreReplaced() {
    String text = "\u001b[32m✓\u001b[m all ✓ done\n\u001b[31m✗\u001b[m not";
    assertThat(Style.plain(Style.ascii(text))).isEqualTo("+ all ✓ done\nx not");
  }
}
