package dev.omk.control;

import dev.omk.control.review.ReviewStep;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.verify.CompareStep;
import dev.omk.control.verify.VerifyStep;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Acceptance;
import dev.omk.goal.Artifact;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Standing;
import dev.omk.goal.Verification;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import java.util.List;
import java.util.Optional;

/**
 * Gets the last evidence there must be, and takes the integrator's decision for exactly that tree.
 */
final class AcceptStep {
  private final GoalSession session;

  AcceptStep(GoalSession session) {
    this.session = session;
  }

  /** All of it, for a person who says yes: what is proven, brought where it belongs, accepted. */
  StepRun.Done<Assessment> asked(String summary, String by) throws InterruptedException {
    Assessment proven = prove();
    Optional<Standing> no = bring(proven);
    if (no.isPresent()) {
      return new StepRun.Done<>(proven, no.get());
    }
    Assessment end = accept(arrived(proven), summary, by);
    return new StepRun.Done<>(end, end.standing(session.goal()));
  }

  // What was proven in a worktree has to be what the checkout is now.
  private Assessment arrived(Assessment proven) throws InterruptedException {
    return session.goal().settings().isolated() ? session.assessNow() : proven;
  }

  /** Runs the final verification and the review where they are not there for this tree yet. */
  Assessment prove() throws InterruptedException {
    Goal goal = session.goal();
    requireArtifacts();
    String candidate = session.candidate();
    if (goal.gated() && !finalFor(goal, candidate)) {
      VerifyStep step = new VerifyStep(session);
      step.keep(step.last(candidate));
      candidate = session.candidate(); // The gates may have changed it.
    }
    Verification last = session.goal().verification();
    boolean green = last != null && last.green() && !last.tests().worse();
    if (session.stopped() == null && green && !CompareStep.covers(session.goal(), candidate)) {
      new CompareStep(session).run(candidate);
    }
    if (session.stopped() == null && !ReviewStep.covers(session.goal(), candidate)) {
      new ReviewStep(session).run(candidate);
    }
    session.tree().keep(Subjects.parse(candidate), GoalTree.ref(session.goal(), "candidate"));
    if (session.goal().efforts().isolation().apart()) {
      session.worktrees().commitResult(candidate, green);
    }
    return session.assess(candidate);
  }

  // Whoever forges what the proof cites has no proof.
  private void requireArtifacts() {
    for (Artifact artifact : session.goal().artifacts()) {
      if (artifact.path().startsWith("artifacts/")) {
        session
            .artifacts()
            .problem(Stored.back(artifact))
            .ifPresent(
                problem -> {
                  throw new OmkException(
                      ErrorCode.DAMAGED_STATE,
                      "goal '" + session.goal().id() + "': " + problem,
                      "the goal cannot be trusted any more; " + NextCommand.ANEW);
                });
      }
    }
  }

  private static boolean finalFor(Goal goal, String candidate) {
    Verification last = goal.verification();
    return last != null
        && last.purpose() == Verification.Purpose.FINAL
        && last.subject().equals(candidate);
  }

  /**
   * Brings what was proven to the user's checkout, where it is not there yet.
   *
   * @return where the goal stands if that cannot be
   */
  Optional<Standing> bring(Assessment proven) throws InterruptedException {
    Verification last = session.goal().verification();
    return proven.proven() && last != null && session.stopped() == null
        ? ResultLanding.bring(session, last.subject())
        : Optional.empty();
  }

  /** Accepts what was proven, with everything in it that is weak. */
  Assessment accept(Assessment proven, String summary, String by) throws InterruptedException {
    Verification last = session.goal().verification();
    if (!proven.proven() || last == null || session.stopped() != null) {
      return proven;
    }
    List<String> weak = proven.weak().stream().map(Claim::detail).toList();
    session.record(
        new Fact.AcceptanceGiven(
            new Acceptance(
                last.subject(),
                session.redactor().redact(summary),
                by,
                session.world().now(),
                weak)));
    return session.assessNow();
  }
}
