package dev.omk.gate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import dev.omk.gate.ProgramPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPinsTest {
  private static final String SCRIPT = "[[gates]]\nname = 'x'\ncommand = './check'\n";

  @TempDir Path temp;
  private Path tree;
  private Gates gates;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    gates = Gates.in(tree);
  }

  private Map<String, ProgramPin> pins(String toml) {
    return new ProgramPins(tree, System.getenv()).of(gates.specs(toml));
  }

  private void script(String body) throws IOException {
    Path script = Files.writeString(tree.resolve("check"), "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void sameProgramRuns() throws Exception {
    script("exit 0");
    Map<String, ProgramPin> pins = pins(SCRIPT);
    assertThat(pins.values()).extracting(ProgramPin::path).containsExactly("check");
    assertThat(gates.withPins(pins).runOne(SCRIPT).passed()).isTrue();
  }

  @Test
  void changedProgramIsErrored() throws Exception {
    script("exit 1");
    Map<String, ProgramPin> pins = pins(SCRIPT);
    script("exit 0");
    GateResult result = gates.withPins(pins).runOne(SCRIPT);
    assertThat(result.outcome().status()).isEqualTo("errored");
    assertThat(result.outcome().reason())
        .isEqualTo("program check changed since the goal was created");
  }

  @Test
  void programThatAppearedInTheWorkTreeIsErrored() throws Exception {
    Map<String, ProgramPin> pins = pins(SCRIPT);
    assertThat(pins.values()).noneMatch(ProgramPin::found);
    script("exit 0");
    assertThat(gates.withPins(pins).runOne(SCRIPT).outcome().reason())
        .contains("was not there when the goal was created");
  }

  @Test
  void programThatShadowsAnotherIsErrored() throws Exception {
    String toml = "[[gates]]\nname = 'x'\ncommand = 'true'\nenv = { PATH = '.:/bin:/usr/bin' }\n";
    Map<String, ProgramPin> pins = pins(toml);
    Path fake = Files.writeString(tree.resolve("true"), "#!/bin/sh\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    assertThat(gates.withPins(pins).runOne(toml).outcome().reason())
        .contains("program true is true now, it was /");
  }
}
