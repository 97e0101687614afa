package dev.omk.agent;

import dev.omk.process.Cancellation;

/** Something that can be asked to change a work tree. */
public interface Agent {

  /** The name it was chosen by. */
  String name();

  /**
   * Takes one turn and returns when it is over, with nothing of it left running. What goes wrong
   * with the agent is told by {@link AgentTurn#end}.
   *
   * @param request what to do and where
   * @param listener hears what the agent says, as it comes
   * @param cancellation ends the turn early
   * @throws dev.omk.error.OmkException if the turn cannot be recorded (a full disk)
   */
  AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws InterruptedException;
}
