package dev.omk.control.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.control.Sample;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Progress;
import dev.omk.goal.GoalId;
import dev.omk.process.Cancellation;
import dev.omk.task.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that is worked on shows that it is. */
class HeartbeatTest {
  @TempDir Path directory;

  /** An agent that works until its lease was renewed twice. */
  private record Patient(GoalSession session, Path events) implements Agent {
    @Override
    public String name() {
      return "patient";
    }

    @Override
    public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation) {
      Lease begun = lease();
      assertThat(begun.heartbeatAt()).isEqualTo(begun.acquiredAt());
      await().atMost(Duration.ofSeconds(60)).until(() -> renewed() >= 2);
      assertThat(lease().heartbeatAt()).isAfter(begun.heartbeatAt());
      return new AgentTurn(
          name(),
          new AgentEnd.Exited(0),
          Duration.ZERO,
          Usage.none(),
          "",
          "",
          List.of(),
          "",
          "",
          List.of(),
          List.of());
    }

    private Lease lease() {
      return session.goal().efforts().leases().getFirst();
    }

    private long renewed() throws Exception {
      return Files.readAllLines(events).stream()
          .filter(line -> line.contains("\"lease_renewed\""))
          .count();
    }
  }

  @Test
  void theLeaseOfATaskIsRenewedWhileItsTurnRuns() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(true);
    Path events = sample.workspace().directory(id).resolve("events.jsonl");
    try (GoalSession session =
        GoalSession.open(sample.workspace(), id, "test", Progress.SILENT, sample.signal)) {
      new Turns(session, Workbench.whole(session), Duration.ofMillis(20))
          .take(new Patient(session, events), new Prompts(session).next(), List.of());
      assertThat(session.goal().efforts().leases()).as("released at its end").isEmpty();
    }
    assertThat(events).content().contains("\"worker_id\":\"patient\"");
  }
}
