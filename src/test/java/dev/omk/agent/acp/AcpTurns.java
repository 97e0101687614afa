package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import dev.omk.process.ProcessTree;
import dev.omk.scope.ProtectedPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Turns of {@link Misbehaving}, a real process, in a work tree of their own. */
final class AcpTurns {
  /** Longer than any turn takes. */
  static final Duration TIME = Duration.ofSeconds(60);

  private final Turns turns;

  AcpTurns(Path directory) {
    turns = new Turns(directory);
  }

  Turns turns() {
    return turns;
  }

  static AgentSpec.Acp spec(String fault) {
    return spec(fault, "", TIME, List.of());
  }

  static AgentSpec.Acp spec(String fault, String mode, Duration idle, List<String> mcp) {
    return new AgentSpec.Acp(
        "bad",
        Misbehaving.commandLine(fault),
        "see agents.bad.command",
        mode,
        true,
        false,
        TIME,
        idle,
        Map.of(),
        List.of(),
        mcp,
        "",
        Usage.TURN,
        null);
  }

  AgentTurn take(AgentSpec.Acp spec) throws Exception {
    return take(spec, turns.request("Do it"), TurnListener.silent(), new Cancellation());
  }

  /** A turn that goes on with an earlier session. */
  AgentTurn goOn(String fault, String session) throws Exception {
    return take(spec(fault), goingOn(session), TurnListener.silent(), new Cancellation());
  }

  AgentTurn take(
      AgentSpec.Acp spec, TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws Exception {
    AgentTurn turn =
        new AcpAgent(spec, new ProcessRunner(), turns.caller(Map.of()), LogFilter::none)
            .take(request, listener, cancellation);
    assertThat(ProcessTree.withToken(request.token())).as("nothing is left running").isEmpty();
    return turn;
  }

  TurnRequest goingOn(String session) {
    TurnRequest plain = turns.request("Go on");
    return new TurnRequest(
        plain.goalId(),
        plain.taskId(),
        2,
        plain.workTree(),
        plain.prompt(),
        List.of("src/**"),
        ProtectedPaths.of(List.of(), List.of(), List.of()),
        session,
        plain.runDirectory(),
        plain.token(),
        plain.confinement(),
        List.of(),
        false,
        false);
  }

  String inTree(String file) throws Exception {
    return Files.readString(turns.tree().resolve(file));
  }

  static void failed(AgentTurn turn, Trouble trouble, String words) {
    assertThat(turn.end())
        .isInstanceOfSatisfying(
            AgentEnd.Failed.class,
            failed -> {
              assertThat(failed.trouble()).isEqualTo(trouble);
              assertThat(failed.reason()).contains(words);
            });
  }
}
