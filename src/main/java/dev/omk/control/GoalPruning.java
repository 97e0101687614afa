package dev.omk.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.TreeLook;
import dev.omk.control.tree.CommittedWork;
import dev.omk.control.tree.GoalRefs;
import dev.omk.control.tree.Worktrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.goal.GoalId;
import dev.omk.store.ControllerLease;
import dev.omk.store.GoalRemoval;
import dev.omk.store.LeaseState;
import dev.omk.time.Durations;
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
   * A goal.
   *
   * @param id its id
   * @param status where it stood; as everywhere, a stale goal is not ready; {@code damaged} or
   *     {@code newer_version} for one that cannot be read
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
   * Prunes; tells of every goal, the newest first.
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
      entries.add(prune(look(new GoalId(name), olderThan), removal, refs, olderThan, dryRun));
    }
    return entries;
  }

  private Entry look(GoalId id, Duration olderThan) throws InterruptedException {
    try {
      GoalReader.Read read = reader.goal(id);
      return read.damaged() ? damaged(id, read.recovery()) : look(id, read.document(), olderThan);
    } catch (OmkException e) {
      return e.code() == ErrorCode.DAMAGED_STATE
          ? damaged(id, e.line())
          : new Entry(
              id.value(),
              e.code() == ErrorCode.NOT_AVAILABLE ? "newer_version" : "unreadable",
              false,
              "",
              e.line());
    }
  }

  private static Entry damaged(GoalId id, String why) {
    return new Entry(
        id.value(),
        "damaged",
        false,
        "",
        why + "; move it out of the way with: omk goal prune --damaged " + id);
  }

  private Entry look(GoalId id, ObjectNode goal, Duration olderThan) throws InterruptedException {
    String status = goal.path("status").asText();
    String updated = goal.path("updated_at").asText();
    if (!status.equals("ready") && !status.equals("cancelled")) {
      return new Entry(id.value(), status, false, updated, "it is not finished");
    }
    return old(updated, olderThan)
        ? entry(id, goal, status, updated)
        : new Entry(
            id.value(),
            status,
            false,
            updated,
            "something happened to it within " + Durations.exact(olderThan));
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
      if (!look(id, olderThan).equals(entry)) {
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
