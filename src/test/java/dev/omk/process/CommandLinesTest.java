package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLinesTest {
  @Test
  void controlAndFormattingCharactersBecomeBlanks() {
    assertThat(CommandLines.harmless("sh\0-c\0a\nb\u001b[31mc\u202ed\u2028e"))
        .isEqualTo("sh -c a b [31mc d e");
  }

  @Test
  void longLineIsCutBetweenCharacters() {
    assertThat(CommandLines.harmless("🚀".repeat(500))).isEqualTo("🚀".repeat(200));
  }

  @Test
  void thisProcessHasAName() {
    ProcessKey key = ProcessTable.entry(ProcessHandle.current().pid()).orElseThrow().key();
    assertThat(CommandLines.name(key).commandLine()).contains("java");
  }
}
