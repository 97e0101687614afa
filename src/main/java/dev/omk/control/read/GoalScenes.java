package dev.omk.control.read;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.GoalReplay;
import dev.omk.document.EventCodec;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.store.Event;
import java.util.function.Consumer;

/** A goal as it was after each of its events. */
public final class GoalScenes {
  private GoalScenes() {}

  /**
   * One moment.
   *
   * @param event what happened
   * @param goal as it was then
   */
  public record Scene(Event event, Goal goal) {}

  /**
   * Tells every moment of a goal, in order.
   *
   * @throws OmkException {@code DAMAGED_STATE} if its journal is not what it was
   */
  public static void each(GoalLedger ledger, Consumer<Scene> scenes) {
    GoalReplay replay = new GoalReplay(ledger.id(), new EventCodec());
    ledger.eachEvent(
        event -> {
          replay.take(event);
          replay.goal().ifPresent(goal -> scenes.accept(new Scene(event, goal)));
        });
  }
}
