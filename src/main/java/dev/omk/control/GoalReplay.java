package dev.omk.control;

import dev.omk.document.EventCodec;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of a journal make of a goal. */
final class GoalReplay {
  private final GoalId id;
  private final EventCodec codec;

  private GoalReplay(GoalId id, EventCodec codec) {
    this.id = id;
    this.codec = codec;
  }

  /**
   * The goal after some events.
   *
   * @param before the goal before them; null if they are its first
   * @throws OmkException {@code DAMAGED_STATE} if they do not begin a goal, or one of them cannot
   *     be what we wrote, although it verified
   */
  static Goal of(GoalId id, EventCodec codec, @Nullable Goal before, List<Event> events) {
    GoalReplay replay = new GoalReplay(id, codec);
    Goal goal = before;
    for (Event event : events) {
      goal = replay.after(goal, event);
    }
    if (goal == null) {
      throw replay.damaged("its journal does not begin with run_started");
    }
    return goal;
  }

  private @Nullable Goal after(@Nullable Goal before, Event event) {
    GoalEvent decoded = decode(event);
    try {
      if (before != null) {
        return GoalMachine.apply(before, decoded, event.ts(), event.seq());
      } else if (decoded instanceof GoalEvent.Created created) {
        return GoalMachine.begin(id, created, event.ts(), event.seq());
      } else if (decoded instanceof GoalEvent.Adopted adopted) {
        return GoalMachine.adopt(id, adopted, event.ts(), event.seq());
      }
      return null;
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
        "omk goal replay " + id + " shows what is intact");
  }
}
