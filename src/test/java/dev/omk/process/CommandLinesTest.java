package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLinesTest {
  @Test
  void charactersThatSteerAreReplaced() {
    assertThat(CommandLines.harmless("sh\0-c\0a\nb\u001b[31mc\u202ed\u2028e"))
        .isEqualTo("sh -c a b\uFFFD[31mc\uFFFDd\uFFFDe");
  }

  @Test
  void longLineIsCutBetweenCharacters() {
    assertThat(CommandLines.harmless("🚀".repeat(500))).isEqualTo("🚀".repeat(99) + "…");
  }

  @Test
  void thisProcessHasAName() {
    ProcessKey key = ProcessTable.entry(ProcessHandle.current().pid()).orElseThrow().key();
    assertThat(CommandLines.name(key).commandLine()).contains("java");
  }
}
