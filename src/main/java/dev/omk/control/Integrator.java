package dev.omk.control;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.Worktrees;
import dev.omk.control.verify.VerifyStep;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Isolation;
import dev.omk.goal.Slice;
import dev.omk.goal.Verification;
import dev.omk.slice.Regressions;
import dev.omk.slice.SliceResult;
import dev.omk.task.Task;
import dev.omk.worktree.TreeMerge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes slices part of the result, one at a time, each rebased on what landed before it. It merges
 * trees and runs the gates in a clean checkout of what comes of it; only when all of that is fine
 * does the journal say that the slice landed, and only then is a branch or a worktree touched.
 */
final class Integrator {
  private final GoalSession session;
  private final GoalTree result;

  Integrator(GoalSession session) {
    this.session = session;
    this.result = session.now();
  }

  /**
   * What came of a slice: it is in, or why it is to be worked on again. Empty if the session
   * stopped before anybody could tell.
   *
   * @param back empty when it landed
   */
  record Landing(String back) {}

  /** Brings a slice in, if it goes together with what landed before. */
  Optional<Landing> land(Task task, SliceResult.Done done) throws InterruptedException {
    Goal goal = session.goal();
    Isolation isolation = goal.efforts().isolation();
    Slice slice = isolation.slice(task.id()).orElseThrow();
    boolean follows = slice.commit().equals(isolation.commit());
    String merged = done.subject();
    if (!follows) {
      String work = session.slices().save(slice, done.subject(), task.title());
      TreeMerge merge = result.files().merge(isolation.commit(), work);
      merged = Subjects.text(merge.subject());
      if (!merge.clean()) {
        return back(slice, isolation, merged, conflict(merge.conflicts()));
      }
    }
    boolean known = merged.equals(done.subject()) && full(goal, done.verified());
    Verification verified = known ? done.verified() : new VerifyStep(session).slice(merged);
    if (session.stopped() != null) {
      return Optional.empty();
    }
    List<String> worse =
        Regressions.of(
            Regressions.passing(goal),
            LocalSlices.hidden(goal),
            LocalSlices.baseline(goal),
            verified);
    if (!worse.isEmpty()) {
      return back(
          slice,
          isolation,
          merged,
          "together with what others did meanwhile, "
              + String.join("\n", worse)
              + "\nYour work tree has both now.");
    }
    in(task, slice, isolation, merged, done, verified);
    return Optional.of(new Landing(""));
  }

  /** A slice may have been verified by gates of its own; it lands by all of them. */
  private static boolean full(Goal goal, Verification verified) {
    Set<String> ran = verified.gates().stream().map(GateResult::gate).collect(Collectors.toSet());
    return goal.gates().stream().map(GateSpec::name).allMatch(ran::contains);
  }

  private void in(
      Task task,
      Slice slice,
      Isolation isolation,
      String merged,
      SliceResult.Done done,
      Verification verified)
      throws InterruptedException {
    Worktrees worktrees = session.worktrees();
    boolean same = merged.equals(isolation.subject());
    String commit =
        same
            ? isolation.commit()
            : worktrees
                .commits()
                .of(
                    Subjects.parse(merged).id(),
                    Optional.of(isolation.commit()),
                    worktrees.message(task.title(), task.id(), verified.green() ? merged : ""),
                    session.world().now());
    session.record(
        new Fact.SliceIn(
            new GoalEvent.SliceLanded(task.id(), commit, merged, Regressions.passing(verified)),
            done.agent()));
    worktrees.sync(result);
    session.slices().done(slice, commit);
    session.progress().said(task.id() + " landed as " + commit.substring(0, 12));
  }

  private static String conflict(List<String> paths) {
    return "it conflicts with what others did meanwhile in "
        + String.join(", ", paths)
        + ". Your work tree has both now, with conflict markers (<<<<<<<, =======, >>>>>>>) where"
        + " they do not go together: keep what both are for, and take the markers out.";
  }

  private Optional<Landing> back(Slice slice, Isolation isolation, String files, String why)
      throws InterruptedException {
    // What it had is kept with its pass.
    session.record(
        new Fact.SliceSentBack(
            new GoalEvent.SliceReturned(
                slice.taskId(),
                session.redactor().redact(why),
                isolation.commit(),
                isolation.subject())));
    session.slices().move(slice, isolation.commit(), files);
    return Optional.of(new Landing(why));
  }
}
