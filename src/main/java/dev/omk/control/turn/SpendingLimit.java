package dev.omk.control.turn;

import dev.omk.agent.TurnListener;
import dev.omk.agent.Usage;
import dev.omk.goal.Goal;
import dev.omk.process.Cancellation;
import dev.omk.process.LinkedCancellation;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Listens to an agent at work, and ends its turn as soon as what it says it has used so far is more
 * than the goal may still cost.
 */
public final class SpendingLimit implements TurnListener {
  private final Goal goal;
  private final TurnListener words;
  private final LinkedCancellation turn;
  private final AtomicReference<Usage> seen = new AtomicReference<>(Usage.unknown());
  private final AtomicReference<String> exhausted = new AtomicReference<>("");

  /**
   * @param goal as it is when the turn begins
   * @param words hears what the agent says
   * @param session ends the turn, too
   */
  public SpendingLimit(Goal goal, TurnListener words, Cancellation session) {
    this.goal = goal;
    this.words = words;
    this.turn = new LinkedCancellation(session);
  }

  /** What ends the turn: a limit, or whatever ends the session. */
  public Cancellation cancellation() {
    return turn.part();
  }

  @Override
  public void said(String line) {
    words.said(line);
  }

  @Override
  public void used(Usage soFar) {
    if (!soFar.known()) {
      return;
    }
    seen.set(soFar);
    @Nullable String limit = goal.budget().exhaustedBy(goal.spent().plus(soFar));
    if (limit != null && exhausted.compareAndSet("", limit)) {
      turn.part().request();
    }
  }

  /** The limit that ended the turn, or empty. */
  String exhausted() {
    return Objects.requireNonNull(exhausted.get());
  }

  /** What the turn cost: what it reported at its end, else the last that was heard of it. */
  public Usage usage(Usage reported) {
    return reported.known() ? reported : Objects.requireNonNull(seen.get());
  }

  /** The turn is over. */
  public void end() {
    turn.close();
  }
}
