package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

  private static CommandWords words(String line) {
    return CommandWords.of(List.of(line.split(" ", -1)));
  }

  @Test
  void globalFlagsMayStandAnywhere() {
    CommandWords words = words("-C dir --json goal -q status --exit-code x");

    assertThat(words.text()).isEqualTo("goal status");
    assertThat(words.rest()).containsExactly("-C", "dir", "--json", "-q", "--exit-code", "x");
  }

  @Test
  void valueOfAGlobalFlagIsNoCommand() {
    assertThat(words("--state-dir goal goal list").text()).isEqualTo("goal list");
    assertThat(words("-qC goal goal list").rest()).containsExactly("-qC", "goal");
    assertThat(words("--color=always goal list").rest()).containsExactly("--color=always");
    assertThat(words("--state-dir --progress plain goal list").text()).isEqualTo("goal list");
  }

  @Test
  void argumentsOfACommandAreNotLookedAt() {
    CommandWords words = words("goal run help goal");

    assertThat(words.help()).isFalse();
    assertThat(words.rest()).containsExactly("help", "goal");
  }

  @Test
  void helpMayStandBeforeAndBetween() {
    assertThat(words("help goal run").help()).isTrue();
    assertThat(words("goal help run").text()).isEqualTo("goal run");
  }

  @Test
  void nothingIsACommandAfterTwoDashes() {
    assertThat(words("-- goal list").words()).isEmpty();
    assertThat(words("-- --json").has("--json")).isFalse();
  }
}
