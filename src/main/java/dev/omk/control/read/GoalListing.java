package dev.omk.control.read;

import dev.omk.control.read.GoalReader.Listed;
import dev.omk.control.read.GoalReader.Read;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.store.StateDirectory.Newest;
import java.util.List;
import java.util.Optional;

/**
 * Of many goals what a list shows. A summary that vouches for itself is enough: whether the other
 * projections of the goal are there is not looked at.
 */
public final class GoalListing {
  /** Fewer goals are read as fast as they are remembered. */
  private static final int MANY = 1000;

  private final GoalReader reader;
  private final Optional<RememberedGoals> remembered;
  private final int total;
  private int listed;

  GoalListing(GoalReader reader, Workspace workspace, Newest goals) {
    this.reader = reader;
    this.total = goals.total();
    // A part of them would take longer to find among all than to read.
    boolean all = total >= MANY && goals.ids().size() == total;
    this.remembered = all ? RememberedGoals.of(workspace) : Optional.empty();
  }

  /** The next goals, in the same order; several are read at a time. */
  public List<Listed> read(List<String> ids) throws InterruptedException {
    List<Listed> read = new ListedGoals(this::one, ids).read();
    listed += ids.size();
    if (listed == total) {
      remembered.ifPresent(RememberedGoals::keep);
    }
    return read;
  }

  private Listed one(GoalId id) {
    try {
      return new Listed.Found(id, found(id));
    } catch (OmkException e) {
      return new Listed.Unreadable(id, e);
    }
  }

  private Read found(GoalId id) {
    return (remembered.isPresent()
            ? remembered.get().summary(id, reader::summary)
            : reader.summary(id))
        .map(summary -> new Read(summary, "", false))
        .orElseGet(() -> reader.goal(id));
  }
}
