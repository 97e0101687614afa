package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.process.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstThatSpeaksTest {
  @TempDir private Path directory;

  private record Ending(String name, AgentEnd end, String session) implements Agent {
    @Override
    public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation) {
      return new AgentTurn(
          name,
          end,
          Duration.ZERO,
          Usage.unknown(),
          "",
          "",
          List.of(),
          "",
          session,
          List.of(),
          List.of());
    }
  }

  private AgentEnd taken(AgentEnd first, String session) throws InterruptedException {
    Agent agent =
        new FirstThatSpeaks(
            new Ending("a", first, session), new Ending("a", new AgentEnd.Exited(0), ""));
    return agent
        .take(new Turns(directory).request("p"), TurnListener.silent(), new Cancellation())
        .end();
  }

  @Test
  void theOtherWayIsTakenWhereTheBetterOneIsNotThere() throws Exception {
    AgentEnd old = new AgentEnd.Failed(AgentEnd.Trouble.PROTOCOL, "unknown option --acp");

    assertThat(taken(new AgentEnd.NotStarted("missing"), "")).isEqualTo(new AgentEnd.Exited(0));
    assertThat(taken(old, "")).isEqualTo(new AgentEnd.Exited(0));
  }

  @Test
  void aTurnThatMayHaveChangedSomethingIsNotTakenTwice() throws Exception {
    AgentEnd late = new AgentEnd.Failed(AgentEnd.Trouble.PROTOCOL, "session/prompt: what?");
    AgentEnd crash = new AgentEnd.Failed(AgentEnd.Trouble.CRASHED, "panic");

    assertThat(taken(late, "s-1")).isEqualTo(late);
    assertThat(taken(crash, "")).isEqualTo(crash);
    assertThat(taken(new AgentEnd.Stopped("end_turn"), "s-1"))
        .isEqualTo(new AgentEnd.Stopped("end_turn"));
  }
}
