package dev.omk.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.Turns;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentStartTest {
  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private Turns turns;

  @BeforeEach
  void layOut() {
    turns = new Turns(directory);
  }

  private AgentTurn take(List<String> argv, Map<String, String> environment)
      throws InterruptedException {
    return new CommandAgent(
            Turns.command(argv, TIME, TIME),
            new ProcessRunner(),
            turns.caller(environment),
            LogFilter::none)
        .take(turns.request("p"), TurnListener.silent(), new Cancellation());
  }

  private static AbstractStringAssert<?> assertNotStarted(AgentTurn turn) {
    return assertThat(turn.end())
        .asInstanceOf(InstanceOfAssertFactories.type(AgentEnd.NotStarted.class))
        .extracting(AgentEnd.NotStarted::reason, InstanceOfAssertFactories.STRING);
  }

  @Test
  void aPathWithASlashIsTakenFromTheRootOfTheWorkTree() throws Exception {
    turns.script(turns.tree().resolve("tools/fix.sh"), "echo fixed");

    assertThat(take(List.of("./tools/fix.sh"), Map.of()).lastWords()).isEqualTo("fixed");
    assertThat(take(List.of("tools/fix.sh"), Map.of()).lastWords()).isEqualTo("fixed");
  }

  @Test
  void aMissingProgramIsOneLineThatNamesTheKey() throws Exception {
    assertNotStarted(take(List.of("no-such-agent"), Map.of()))
        .isEqualTo(
            "program 'no-such-agent' was not found on the PATH"
                + " (see agents.mine.command in .omk/config.toml)");
    assertNotStarted(take(List.of("./no.sh"), Map.of()))
        .contains("./no.sh")
        .contains("agents.mine");
    assertNotStarted(take(List.of(""), Map.of())).doesNotContain("\n");
  }

  @Test
  void whatMayNotBeExecutedIsMissing() throws Exception {
    Files.writeString(turns.tree().resolve("fix.sh"), "#!/bin/sh\n");

    assertNotStarted(take(List.of("./fix.sh"), Map.of())).contains("not executable");
  }

  @Test
  void aScriptWithoutItsInterpreterIsNotStartedEither() throws Exception {
    Path script = turns.script(turns.tree().resolve("fix.sh"), "");
    Files.writeString(script, "#!/no/such/interpreter\n");

    AgentTurn turn = take(List.of("./fix.sh"), Map.of());

    assertNotStarted(turn).contains("agents.mine.command").doesNotContain("\n");
    assertThat(turns.temporary()).isEmptyDirectory();
  }

  @Test
  void aNameIsNeverFoundInsideTheWorkTree() throws Exception {
    turns.script(turns.tree().resolve("bin/helper"), "echo from the tree");
    Path outside = directory.resolve("bin");
    turns.script(outside.resolve("helper"), "echo from outside");
    Path link = Files.createSymbolicLink(directory.resolve("link"), turns.tree().resolve("bin"));
    String path = "bin:.::" + turns.tree() + "/bin:" + link;

    assertNotStarted(take(List.of("helper"), Map.of("PATH", path))).contains("'helper'");
    assertThat(take(List.of("helper"), Map.of("PATH", path + ":" + outside)).lastWords())
        .isEqualTo("from outside");
  }
}
