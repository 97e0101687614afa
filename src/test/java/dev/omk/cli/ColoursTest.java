package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.process.CallerEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          auto   | true  | -                             | true
          auto   | false | -                             | false
          always | false | NO_COLOR=1 TERM=dumb CI=true  | true
          never  | true  | CLICOLOR_FORCE=1              | false
          auto   | true  | NO_COLOR=1                    | false
          auto   | true  | NO_COLOR=                     | true
          auto   | true  | NO_COLOR=1 CLICOLOR_FORCE=1   | false
          auto   | false | CLICOLOR_FORCE=1              | true
          auto   | false | CLICOLOR_FORCE=0              | false
          auto   | true  | TERM=dumb                     | false
          auto   | true  | TERM=xterm                    | true
          auto   | true  | CI=true                       | false
          """)
  void flagThenEnvironmentThenTerminal(
      String when, boolean terminal, String environment, boolean wanted) {
    Map<String, String> variables = new HashMap<>();
    if (environment != null) {
      for (String one : environment.split(" ", -1)) {
        variables.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
      }
    }
    assertThat(Colours.wanted(when, new CallerEnvironment(variables), terminal)).isEqualTo(wanted);
  }
}
