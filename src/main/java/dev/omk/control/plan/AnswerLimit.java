package dev.omk.control.plan;

import dev.omk.agent.TurnListener;
import dev.omk.process.Cancellation;

/**
 * Ends a turn that is taken for its answer alone, once that is longer than what is read of one.
 *
 * @param words hears what the agent says
 * @param turn ends it
 */
record AnswerLimit(TurnListener words, Cancellation turn) implements TurnListener {
  @Override
  public void said(String line) {
    words.said(line);
  }

  @Override
  public void saidTooMuch() {
    turn.request();
  }
}
