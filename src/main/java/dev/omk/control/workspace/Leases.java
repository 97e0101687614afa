package dev.omk.control.workspace;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.process.ProcessIdentity;
import dev.omk.process.ProcessSpace;
import dev.omk.store.ControllerLease;
import dev.omk.store.Holder;
import dev.omk.store.LeaseState;
import dev.omk.store.Liveness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What a controller holds: its goal, and the work tree it changes. */
public final class Leases implements AutoCloseable {
  private static final String THIS_TREE = "this work tree";
  private static final String GOAL = "goal ";
  private static final Liveness LIVENESS =
      (pid, startedAt) -> new ProcessIdentity(pid, startedAt).alive();

  private final ControllerLease goal;
  private final ControllerLease workTree;

  private Leases(ControllerLease goal, ControllerLease workTree) {
    this.goal = goal;
    this.workTree = workTree;
  }

  /**
   * Takes both.
   *
   * @throws OmkException {@code LEASE_HELD} if another controller has one of them
   */
  public static Leases take(Workspace workspace, GoalId id, String command) {
    return take(workspace, id, command, workTreeName(workspace.root().toString()));
  }

  /**
   * The same for a goal that leaves the user's checkout alone: its worktrees are its own.
   *
   * @throws OmkException {@code LEASE_HELD} if another controller has the goal
   */
  public static Leases takeApart(Workspace workspace, GoalId id, String command) {
    return take(workspace, id, command, workTreeName(id.value()));
  }

  /**
   * Takes the user's checkout for a moment, beside a goal that is held already.
   *
   * @throws OmkException {@code LEASE_HELD} if another controller works in it
   */
  public static ControllerLease takeCheckout(Workspace workspace, GoalId id) {
    return acquire(
        workspace,
        workspace.state().goals(),
        workTreeName(workspace.root().toString()),
        self(workspace, "omk goal accept " + id),
        THIS_TREE);
  }

  private static Leases take(Workspace workspace, GoalId id, String command, String tree) {
    Holder self = self(workspace, command + " " + id);
    ControllerLease goal = takeGoal(workspace, id, command);
    try {
      return new Leases(goal, acquire(workspace, workspace.state().goals(), tree, self, THIS_TREE));
    } catch (OmkException e) {
      goal.close();
      throw e;
    }
  }

  /** Takes the lease of a goal alone if nobody has it, for what does not work on its tree. */
  public static Optional<ControllerLease> tryGoal(Workspace workspace, GoalId id, String command) {
    return ControllerLease.tryAcquire(
        workspace.directory(id),
        ControllerLease.CONTROLLER,
        self(workspace, command + " " + id),
        LIVENESS,
        workspace.world().storage());
  }

  /**
   * Takes the goal alone, for what does not touch the work tree.
   *
   * @throws OmkException {@code LEASE_HELD} if a controller has it
   */
  public static ControllerLease takeGoal(Workspace workspace, GoalId id, String command) {
    return acquire(
        workspace,
        workspace.directory(id),
        ControllerLease.CONTROLLER,
        self(workspace, command + " " + id),
        GOAL + id);
  }

  /** Who controls a goal, as far as anybody does. */
  public static LeaseState look(Workspace workspace, GoalId id) {
    return ControllerLease.look(
        workspace.directory(id),
        ControllerLease.CONTROLLER,
        self(workspace, "status"),
        LIVENESS,
        workspace.world().storage());
  }

  /**
   * Looks whether a controller could take this work tree now.
   *
   * @throws OmkException {@code LEASE_HELD}
   */
  public static void requireFreeWorkTree(Workspace workspace) {
    LeaseState state =
        ControllerLease.look(
            workspace.state().goals(),
            workTreeName(workspace.root().toString()),
            self(workspace, "run"),
            LIVENESS,
            workspace.world().storage());
    if (state instanceof LeaseState.Held) {
      throw held(THIS_TREE, state);
    }
  }

  private static ControllerLease acquire(
      Workspace workspace, Path directory, String name, Holder self, String what) {
    Optional<ControllerLease> lease =
        ControllerLease.tryAcquire(directory, name, self, LIVENESS, workspace.world().storage());
    return lease.orElseThrow(
        () ->
            held(
                what,
                ControllerLease.look(
                    directory, name, self, LIVENESS, workspace.world().storage())));
  }

  private static OmkException held(String what, LeaseState state) {
    String who =
        switch (state) {
          case LeaseState.Held held ->
              held.holder()
                  .map(
                      h ->
                          "pid "
                              + h.pid()
                              + " on "
                              + h.host()
                              + " since "
                              + h.since().truncatedTo(ChronoUnit.SECONDS)
                              + " ("
                              + h.command()
                              + ")")
                  .orElse("another process");
          case LeaseState.Orphaned orphaned -> "pid " + orphaned.holder().pid();
          case LeaseState.Free free -> "another process";
        };
    return new OmkException(
        ErrorCode.LEASE_HELD,
        "another controller holds " + what + ": " + who,
        "wait for it, or "
            + (what.equals(THIS_TREE)
                ? "see which goal to pause: omk goal list --status running"
                : "stop it: omk goal pause " + what.substring(GOAL.length())));
  }

  private static Holder self(Workspace workspace, String command) {
    ProcessIdentity self = ProcessIdentity.current();
    ProcessSpace space = ProcessSpace.current();
    return new Holder(
        self.pid(), self.startedAt(), space.host(), space.id(), workspace.world().now(), command);
  }

  // One state directory may serve several worktrees; each has its own controller.
  private static String workTreeName(String root) {
    return "worktree-"
        + UUID.nameUUIDFromBytes(root.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8)
        + ".lock";
  }

  /** Tells others that the holder is alive. */
  public void heartbeat() {
    goal.heartbeat();
    workTree.heartbeat();
  }

  @Override
  public void close() {
    try {
      workTree.close();
    } finally {
      goal.close();
    }
  }
}
