package dev.omk.control;

import dev.omk.control.tree.GoalRefs;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.WorkToken;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.legacy.LegacyGoal;
import dev.omk.legacy.Part;
import dev.omk.process.ProcessTree;
import dev.omk.store.ControllerLease;
import dev.omk.store.GoalAside;
import dev.omk.store.JournalState;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Moves goals out of the way that are damaged and that no other command ends. Nothing of them is
 * lost: the directory is kept as it is, and what their refs, branches and worktrees hold is kept
 * under {@code refs/omk/damaged/<goal-id>/}.
 */
public final class DamagedGoals {
  private final Workspace workspace;

  /** Those of a workspace. */
  public DamagedGoals(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A damaged goal.
   *
   * @param id its id
   * @param damage what is wrong with it, one line
   * @param place where its directory is now, or would be
   */
  public record Moved(GoalId id, String damage, Path place) {}

  /**
   * Moves one. After a crash the same call comes to the same end.
   *
   * @param reference an id, the unique beginning of one, or {@code latest}
   * @param dryRun whether to tell only
   * @throws OmkException {@code INVALID_VALUE} if it is not damaged; {@code LEASE_HELD} while a
   *     controller holds it
   */
  public Moved move(String reference, boolean dryRun) throws InterruptedException {
    GoalId id = id(reference);
    String damage =
        damage(id)
            .orElseThrow(
                () ->
                    new OmkException(
                        ErrorCode.INVALID_VALUE,
                        "goal '" + id + "' is not damaged",
                        "give it up: omk goal cancel " + id));
    GoalAside aside = new GoalAside(workspace.state(), workspace.world().storage().files());
    Moved moved = new Moved(id, damage, aside.place(id.value()));
    if (dryRun) {
      return moved;
    }
    GoalRefs refs = new GoalRefs(workspace);
    if (Files.isDirectory(directory(id), LinkOption.NOFOLLOW_LINKS)) {
      try (ControllerLease _ = Leases.takeGoal(workspace, id, "omk goal prune --damaged")) {
        ProcessTree.endAll(WorkToken.of(id));
        refs.moveAside(id);
        aside.move(id.value(), moved.place());
      }
    } else {
      refs.moveAside(id);
      aside.move(id.value(), moved.place());
    }
    return moved;
  }

  // An id is enough for one whose directory is a link.
  private GoalId id(String reference) {
    return GoalId.parse(reference)
        .filter(id -> Files.exists(directory(id), LinkOption.NOFOLLOW_LINKS))
        .orElseGet(() -> workspace.resolve(reference));
  }

  private Path directory(GoalId id) {
    return workspace.state().goals().resolve(id.value());
  }

  private Optional<String> damage(GoalId id) {
    if (Files.isSymbolicLink(workspace.state().goals())) {
      workspace.directory(id); // Says so: then it is none of the goals that is damaged.
    }
    try {
      Optional<LegacyGoal> recorded = LegacyGoal.open(workspace.directory(id), id.value());
      if (recorded.isPresent()) {
        return damage(recorded.get());
      }
      GoalLedger ledger = GoalLedger.open(workspace, id);
      if (ledger.state() instanceof JournalState.Damaged damaged) {
        return Optional.of("the journal is damaged" + damaged.where() + ": " + damaged.reason());
      }
      ledger.goal();
      return Optional.empty();
    } catch (OmkException e) {
      if (e.code() == ErrorCode.DAMAGED_STATE) {
        return Optional.of(e.line());
      }
      throw e;
    }
  }

  /** What is damaged of a goal of omk 0.5.0, if anything is. */
  static Optional<String> damage(LegacyGoal goal) {
    return List.of(goal.goal(), goal.tasks(), goal.events(), goal.proof()).stream()
        .filter(Part::damaged)
        .map(Part::problem)
        .findFirst();
  }
}
