package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Permission;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import dev.omk.scope.ProtectedPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example agent of the protocol's own library (npm: {@code @agentclientprotocol/sdk}), which
 * nobody here wrote. It asks to edit one file under {@code /home/user/project}.
 */
@Tag("e2e")
@Tag("slow")
class ExampleAgentIT {
  private static final String PACKAGE = "node_modules/@agentclientprotocol/sdk/dist";
  private static final Duration TIME = Duration.ofMinutes(3);

  @TempDir private Path directory;
  private Turns turns;
  private Path library;

  @BeforeEach
  void installed() {
    turns = new Turns(directory);
    String folder = System.getenv("OMK_TEST_AGENTS");
    library = Path.of(String.valueOf(folder), PACKAGE);
    assumeTrue(
        Files.isRegularFile(library.resolve("examples/agent.js")),
        "NOT TESTED: no " + PACKAGE + " in OMK_TEST_AGENTS (" + folder + ")");
  }

  /** The agent, with the project of its example where ours is. */
  private Path movedTo(Path project) throws Exception {
    String source =
        Files.readString(library.resolve("examples/agent.js"))
            .replace("\"../acp.js\"", "\"" + library.resolve("acp.js").toUri() + "\"")
            .replace("/home/user/project", project.toString());
    return Files.writeString(directory.resolve("agent.mjs"), source);
  }

  private AgentTurn take(
      Path agent, TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws Exception {
    AgentSpec.Acp spec =
        new AgentSpec.Acp(
            "example",
            List.of("node", agent.toString()),
            "key",
            "",
            false,
            false,
            TIME,
            TIME,
            Map.of(),
            List.of(),
            List.of(),
            "",
            Usage.TURN,
            null);
    return new AcpAgent(spec, new ProcessRunner(), turns.caller(Map.of()), LogFilter::none)
        .take(request, listener, cancellation);
  }

  @Test
  void whatLiesInTheProjectIsAllowed() throws Exception {
    AgentTurn turn =
        take(movedTo(turns.tree()), turns.request("Go"), TurnListener.silent(), new Cancellation());

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.permissions()).extracting(Permission::allowed).containsExactly(true);
    assertThat(turn.permissions().getFirst().paths()).containsExactly("config.json");
    assertThat(turn.answer()).contains("The changes have been applied");
  }

  @Test
  void whatLiesElsewhereIsDenied() throws Exception {
    AgentTurn turn =
        take(
            library.resolve("examples/agent.js"),
            turns.request("Go"),
            TurnListener.silent(),
            new Cancellation());

    assertThat(turn.permissions()).extracting(Permission::allowed).containsExactly(false);
    assertThat(turn.answer()).contains("prefer not to make that change");
  }

  @Test
  void itIsCancelledInTheMiddle() throws Exception {
    Cancellation cancellation = new Cancellation();

    AgentTurn turn =
        take(
            library.resolve("examples/agent.js"),
            turns.request("Go"),
            line -> {
              if (line.contains("Reading project files")) {
                cancellation.request();
              }
            },
            cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(turn.permissions()).isEmpty();
  }

  @Test
  void aSessionThatItCannotLoadBecomesANewOne() throws Exception {
    TurnRequest plain = turns.request("Go on");
    TurnRequest goingOn =
        new TurnRequest(
            plain.goalId(),
            plain.taskId(),
            2,
            plain.workTree(),
            plain.prompt(),
            List.of(),
            ProtectedPaths.of(List.of(), List.of(), List.of()),
            "an-earlier-one",
            plain.runDirectory(),
            plain.token(),
            plain.confinement(),
            List.of(),
            false,
            false);

    AgentTurn turn =
        take(
            library.resolve("examples/agent.js"),
            goingOn,
            TurnListener.silent(),
            new Cancellation());

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.session()).isNotEmpty().isNotEqualTo("an-earlier-one");
  }
}
