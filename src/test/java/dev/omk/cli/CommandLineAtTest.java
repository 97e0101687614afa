package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineAtTest {

  private static CommandLineAt at(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return CommandLineAt.of(words.subList(0, words.size() - 1), words.getLast());
  }

  private static List<String> values(CommandLineAt at) {
    return at.known().stream()
        .filter(one -> one.value().startsWith(at.prefix()))
        .map(one -> at.whole(one).value())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          go                             | goal
          goal st                        | status
          goal bud                       | budget budget-add
          help goal pr                   | proof prune
          --json goal st                 | status
          -C goal goal st                | status
          --color al                     | always
          --color=n                      | --color=never
          goal show -f j                 | json
          goal show --format=m           | --format=md
          goal open-pr --policy d        | draft-pr
          goal run x --accept a          | auto
          goal list --status blocked_on_ | blocked_on_human blocked_on_external
          goal run x --budget-ti         | --budget-time
          completion f                   | fish
          goal verify --gate a --ga      | --gate
          """)
  void theModelKnowsWhatMayCome(String line, String values) {
    assertThat(values(at(line))).containsExactly(values.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          goal show g                  | GOAL_ID
          goal verify --fresh go       | GOAL_ID
          goal restore 1 g             | GOAL_ID
          goal restore -- base g       | GOAL_ID
          goal restore --color never 1 | PASS
          goal verify --gate te        | GATE
          goal run x --agent cl        | AGENT
          goal run x --agent=cl        | AGENT
          --state-dir .                | DIR
          goal list -C .               | DIR
          demo d                       | DIR
          """)
  void theRestIsLookedUpByItsLabel(String line, String label) {
    assertThat(at(line).lookUp()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "goal show latest g",
    "goal restore 1 latest g",
    "goal run Fix",
    "nonsense x",
    "goal nonsense x",
    "goal accept --summary r",
    "help goal show g",
    "goal show --format= x"
  })
  void nothingIsOfferedWhereNothingFits(String line) {
    assertThat(values(at(line))).isEmpty();
  }

  @Test
  void aFlagThatWasGivenIsNotOfferedAgain() {
    assertThat(values(at("goal list --limit 3 --"))).contains("--status").doesNotContain("--limit");
  }

  @Test
  void afterTwoDashesNoFlagIsOffered() {
    assertThat(values(at("goal show -- --"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyFlagOfEveryCommandIsOffered(CommandName name) {
    List<String> offered = values(at(name.words() + " -"));

    for (OptionSpec option : ParsedCommand.spec(name, name.create()).options()) {
      assertThat(offered).containsAnyElementsOf(Arrays.asList(option.names()));
    }
  }
}
