package dev.omk.control.workspace;

import dev.omk.document.EventCodec;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.store.Mac;
import dev.omk.store.NewGoal;
import dev.omk.store.Projections;
import dev.omk.store.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the ledger of a goal comes to be. */
public final class NewLedger {
  private NewLedger() {}

  /** What a new goal begins with. */
  @FunctionalInterface
  public interface FirstEvents {
    /** Writes files into the new directory and says what happened. */
    List<GoalEvent> in(Path directory);
  }

  /** Creates a goal from its first events; {@code content} writes what they rely on. */
  public static GoalLedger create(Workspace workspace, GoalId id, FirstEvents content) {
    EventCodec codec = new EventCodec();
    Storage storage = workspace.world().storage();
    // The key is made last: a goal that is not to be leaves none.
    new NewGoal(workspace.state(), workspace::keyForWriting, storage)
        .create(
            id.value(),
            directory -> GoalLedger.lines(codec, content.in(directory)),
            (directory, appended) -> {
              GoalReplay first = new GoalReplay(id, codec);
              appended.events().forEach(first::take);
              Optional<Mac> key = Optional.of(workspace.keyForWriting());
              Projections projections = new Projections(directory, id.value(), key, storage);
              new GoalProjections(directory, projections)
                  .write(first.goal().orElseThrow(), appended.position());
            });
    return GoalLedger.ofNew(workspace, id);
  }
}
