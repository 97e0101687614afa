package dev.omk.agent.fixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.FixRun;
import dev.omk.agent.TurnListener;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.gate.GateSpec;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixerTest {
  @TempDir private Path directory;
  private Turns turns;

  @BeforeEach
  void layOut() {
    turns = new Turns(directory);
  }

  private AgentTurn take(GateSpec... failing) throws InterruptedException {
    return take(TurnListener.silent(), new Cancellation(), failing);
  }

  private AgentTurn take(TurnListener listener, Cancellation cancellation, GateSpec... failing)
      throws InterruptedException {
    Map<String, String> caller = Map.of("FROM_CALLER", "yes", "OMK_STATE_DIR", "/state");
    return new Fixer(new ProcessRunner(), turns.caller(caller), LogFilter::none)
        .take(turns.request("p", failing), listener, cancellation);
  }

  private static GateSpec gate(String name, String... fix) {
    return Turns.gate(name, List.of(fix), "");
  }

  @Test
  void everyFixRunsOnceInOrder() throws Exception {
    AgentTurn turn =
        take(
            gate("format", "sh", "-c", "echo format >> ran"),
            gate("none"),
            gate("lint", "sh", "-c", "echo lint >> ran; exit 3"),
            gate("format-too", "sh", "-c", "echo format >> ran"));

    assertThat(turns.tree().resolve("ran")).hasContent("format\nlint\n");
    assertThat(turn.fixes())
        .extracting(FixRun::gate, FixRun::end)
        .containsExactly(
            tuple("format", new AgentEnd.Exited(0)), tuple("lint", new AgentEnd.Exited(3)));
    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(3));
    assertThat(turn.lastWords()).contains("lint: sh -c echo lint >> ran; exit 3: exit code 3");
    assertThat(turns.transcript()).contains("[fix of gate format]", "[exit code 3]");
  }

  @Test
  void itCostsNothingAndThatIsKnown() throws Exception {
    assertThat(take(gate("a", "true")).usage())
        .isEqualTo(new Usage(0L, 0L, BigDecimal.ZERO, "none", "turn", "none", "turn"));
  }

  @Test
  void nothingToFixIsSaid() throws Exception {
    AgentTurn turn = take(gate("a"));

    assertThat(turn.fixes()).isEmpty();
    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(turn.lastWords()).isEqualTo("no failing gate has a fix command");
  }

  @Test
  void aMissingProgramIsReportedAndTheNextFixStillRuns() throws Exception {
    AgentTurn turn = take(gate("a", "no-such-fixer"), gate("b", "touch", "done"));

    assertThat(turns.tree().resolve("done")).exists();
    assertThat(turn.fixes().getFirst().end())
        .isEqualTo(new AgentEnd.NotStarted("program 'no-such-fixer' was not found on the PATH"));
    assertThat(turn.end()).isInstanceOf(AgentEnd.NotStarted.class);
  }

  @Test
  void aFixRunsWhereItsGateRunsWithItsVariables() throws Exception {
    Files.createDirectories(turns.tree().resolve("web"));
    turns.script(turns.tree().resolve("web/fmt.sh"), "env; pwd");

    AgentTurn turn = take(Turns.gate("web", List.of("./fmt.sh"), "web"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(turns.transcript())
        .contains("FROM_GATE=yes\n", "FROM_CALLER=yes\n", turns.tree() + "/web\n")
        .contains("OMK_PROCESS_TOKEN=")
        .doesNotContain("OMK_STATE_DIR");
  }

  @Test
  void aDirectoryThatIsMissingOrElsewhereIsReported() throws Exception {
    AgentTurn turn =
        take(
            Turns.gate("a", List.of("true"), "gone"),
            Turns.gate("b", List.of("touch", "escaped"), "../tmp"));

    assertThat(turn.fixes())
        .extracting(FixRun::end)
        .containsExactly(
            new AgentEnd.NotStarted("no directory 'gone'"),
            new AgentEnd.NotStarted("no directory '../tmp'"));
    assertThat(turns.temporary()).isEmptyDirectory();
  }

  @Test
  void cancellingEndsTheRunningFixAndSkipsTheRest() throws Exception {
    Cancellation cancellation = new Cancellation();

    AgentTurn turn =
        take(
            line -> {
              if (line.equals("go")) {
                cancellation.request();
              }
            },
            cancellation,
            gate("a", "sh", "-c", "echo go; sleep 60"),
            gate("b", "touch", "never"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(turns.tree().resolve("never")).doesNotExist();
  }
}
