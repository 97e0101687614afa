package dev.omk.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.goal.GoalId;
import dev.omk.store.ControllerLease;
import dev.omk.store.GoalRemoval;
import dev.omk.store.LeaseState;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes old goals away that are finished: ready or cancelled. With them go their refs, their git
 * worktrees, and those of their branches that are part of what is checked out; other branches stay.
 *
 * <p>A goal that was ready and is stale is finished only if what was verified is in commits: its
 * own refs may be the only place where that still is.
 */
public final class GoalPruning {
  private final Workspace workspace;
  private final GoalReader reader;
  private final TreeLook look;

  /** Prunes a workspace. */
  public GoalPruning(Workspace workspace) {
    this.workspace = workspace;
    this.reader = new GoalReader(workspace);
    this.look = reader.look();
  }

  /**
   * A finished goal that is old enough.
   *
   * @param id its id
   * @param status where it stood; as everywhere, a stale goal is not ready
   * @param stale whether it was ready for a work tree that is another one now
   * @param updatedAt when something last happened to it
   * @param kept why it was left alone; empty if it is gone, or would be
   */
  public record Entry(String id, String status, boolean stale, String updatedAt, String kept) {

    private Entry kept(String why) {
      return new Entry(id, status, stale, updatedAt, why);
    }
  }

  /**
   * Prunes.
   *
   * @param olderThan how long nothing may have happened to a goal
   * @param dryRun whether to tell only
   */
  public List<Entry> run(Duration olderThan, boolean dryRun) throws InterruptedException {
    GoalRemoval removal = new GoalRemoval(workspace.state(), workspace.world().storage().files());
    GoalRefs refs = new GoalRefs(workspace);
    if (!dryRun) {
      for (String id : removal.leftovers()) {
        refs.remove(id);
        removal.finish(id);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : workspace.state().ids()) {
      Optional<Entry> candidate = candidate(new GoalId(name), olderThan);
      if (candidate.isPresent()) {
        entries.add(prune(candidate.get(), removal, refs, olderThan, dryRun));
      }
    }
    return entries;
  }

  private Optional<Entry> candidate(GoalId id, Duration olderThan) throws InterruptedException {
    try {
      GoalReader.Read read = reader.goal(id);
      ObjectNode goal = read.document();
      String status = goal.path("status").asText();
      boolean finished = status.equals("ready") || status.equals("cancelled");
      String updated = goal.path("updated_at").asText();
      return !read.damaged() && finished && old(updated, olderThan)
          ? Optional.of(entry(id, goal, status, updated))
          : Optional.empty();
    } catch (OmkException e) {
      return Optional.empty(); // A goal that cannot be read is for somebody to look at.
    }
  }

  // Nothing vouches for what omk 0.5.0 recorded as ready, and it kept no trees.
  private Entry entry(GoalId id, ObjectNode goal, String status, String updated)
      throws InterruptedException {
    Entry entry = new Entry(id.value(), status, false, updated, "");
    if (!status.equals("ready") || goal.has("recorded_by")) {
      return entry;
    }
    try {
      return look.stale(goal)
          ? new Entry(id.value(), "not_ready", true, updated, unsaved(goal))
          : entry;
    } catch (OmkException e) {
      return entry.kept("whether it is stale cannot be told: " + e.line());
    }
  }

  private String unsaved(ObjectNode goal) throws InterruptedException {
    Optional<Git> git = workspace.world().git();
    Optional<String> missing =
        git.isEmpty()
            ? Optional.of("what was verified")
            : new CommittedWork(git.get(), workspace.root()).missing(goal);
    return missing
        .map(
            path ->
                "it is stale, and "
                    + path
                    + " as it was verified is in no commit: commit it, or give the goal up with:"
                    + " omk goal cancel "
                    + goal.path("goal_id").asText())
        .orElse("");
  }

  private boolean old(String updated, Duration olderThan) {
    try {
      return Duration.between(Instant.parse(updated), workspace.world().now()).compareTo(olderThan)
          >= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Entry prune(
      Entry entry, GoalRemoval removal, GoalRefs refs, Duration olderThan, boolean dryRun)
      throws InterruptedException {
    if (!entry.kept().isEmpty()) {
      return entry;
    }
    GoalId id = new GoalId(entry.id());
    Path directory = workspace.directory(id);
    Optional<String> unsaved = refs.unsaved(directory);
    if (unsaved.isPresent()) {
      return entry.kept("its worktree has changes that are nowhere else: " + unsaved.get());
    }
    if (Leases.look(workspace, id) instanceof LeaseState.Held) {
      return entry.kept("a controller holds it");
    }
    if (dryRun) {
      return entry;
    }
    Optional<ControllerLease> lease = Leases.tryGoal(workspace, id, "omk goal prune");
    if (lease.isEmpty()) {
      return entry.kept("a controller holds it");
    }
    try (ControllerLease _ = lease.get()) {
      if (!candidate(id, olderThan).equals(Optional.of(entry))) {
        return entry.kept("something happened to it just now");
      }
      putAway(id);
      removal.begin(id.value());
    }
    refs.remove(id.value());
    removal.finish(id.value());
    return entry;
  }

  private void putAway(GoalId id) throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    if (ledger.begun() && ledger.goal().settings().isolated()) {
      Worktrees.of(workspace, ledger).putAway();
    }
  }
}
