package dev.omk.agent;

import dev.omk.process.Cancellation;

/**
 * One program that can be spoken to in two ways: where the better one is not there, as in an older
 * version of it, the other takes the turn.
 */
public final class FirstThatSpeaks implements Agent {
  private final Agent better;
  private final Agent other;

  /** Two ways to the same agent. */
  public FirstThatSpeaks(Agent better, Agent other) {
    this.better = better;
    this.other = other;
  }

  @Override
  public String name() {
    return better.name();
  }

  @Override
  public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    AgentTurn turn = better.take(request, listener, cancellation);
    return cancellation.requested() || spoke(turn)
        ? turn
        : other.take(request, listener, cancellation);
  }

  // A turn in which a session was opened may have changed something; it is not taken twice.
  private static boolean spoke(AgentTurn turn) {
    return switch (turn.end()) {
      case AgentEnd.NotStarted n -> false;
      case AgentEnd.Failed(AgentEnd.Trouble trouble, String reason) ->
          trouble != AgentEnd.Trouble.PROTOCOL || !turn.session().isEmpty();
      case AgentEnd.Exited e -> true;
      case AgentEnd.Stopped s -> true;
      case AgentEnd.TimedOut t -> true;
      case AgentEnd.Idle i -> true;
      case AgentEnd.Cancelled c -> true;
    };
  }
}
