package dev.omk.control;

import dev.omk.agent.TurnListener;
import dev.omk.process.Cancellation;

/** Ends a turn that is taken for its answer alone, once that is longer than what is read of one. */
final class AnswerLimit implements TurnListener {
  private final TurnListener words;
  private final Cancellation session;
  private final Cancellation turn = new Cancellation();
  private final Runnable endTurn = turn::request;

  /**
   * @param words hears what the agent says
   * @param session ends the turn, too
   */
  AnswerLimit(TurnListener words, Cancellation session) {
    this.words = words;
    this.session = session;
    session.onRequest(endTurn);
  }

  /** What ends the turn: the limit, or whatever ends the session. */
  Cancellation cancellation() {
    return turn;
  }

  @Override
  public void said(String line) {
    words.said(line);
  }

  @Override
  public void saidTooMuch() {
    turn.request();
  }

  /** The turn is over. */
  void end() {
    session.remove(endTurn);
  }
}
