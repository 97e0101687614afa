package dev.omk.control.workspace;

import dev.omk.document.EventCodec;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of a journal make of a goal, one after the other; none is kept. */
public final class GoalReplay {
  private final GoalId id;
  private final EventCodec codec;
  private @Nullable Goal goal;

  /** Of no event yet. */
  public GoalReplay(GoalId id, EventCodec codec) {
    this.id = id;
    this.codec = codec;
  }

  /** The goal after the events so far; nothing before the first. */
  public Optional<Goal> goal() {
    return Optional.ofNullable(goal);
  }

  /** Whether there is a goal yet. */
  boolean begins() {
    return goal != null;
  }

  /**
   * Takes the next event.
   *
   * @throws OmkException {@code DAMAGED_STATE} if it is the first and does not begin a goal, or
   *     cannot be what we wrote, although it verified
   */
  public void take(Event event) {
    GoalEvent decoded = decode(event);
    Goal before = goal;
    try {
      if (before != null) {
        goal = GoalMachine.apply(before, decoded, event.ts(), event.seq());
      } else if (decoded instanceof GoalEvent.Created created) {
        goal = GoalMachine.begin(id, created, event.ts(), event.seq());
      } else if (decoded instanceof GoalEvent.Adopted adopted) {
        goal = GoalMachine.adopt(id, adopted, event.ts(), event.seq());
      } else {
        throw damaged("its journal does not begin with run_started");
      }
    } catch (NullPointerException e) {
      // No compiler sees to it that JSON has what is always there.
      throw damaged("event " + event.seq() + " (" + event.kind() + ") lacks something");
    }
  }

  private GoalEvent decode(Event event) {
    try {
      return codec.event(event.kind(), event.payload());
    } catch (MalformedJsonException e) {
      throw damaged("event " + event.seq() + " (" + event.kind() + "): " + e.getMessage());
    }
  }

  private OmkException damaged(String what) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "Goal '" + id + "' cannot be read: " + what,
        "see what is intact: omk goal replay " + id);
  }
}
