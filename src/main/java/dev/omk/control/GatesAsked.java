package dev.omk.control;

import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.control.verify.BaseComparison;
import dev.omk.control.verify.GateCheck;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.verify.GateRemarks;
import dev.omk.control.verify.GateSelection;
import dev.omk.control.verify.VerifyStep;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.goal.Verification;
import dev.omk.proof.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The gates of a goal, run because a person asked: what they found and where the goal stands. */
final class GatesAsked {
  private final GoalSession session;
  private final GateOptions options;

  GatesAsked(GoalSession session, GateOptions options) {
    this.session = session;
    this.options = options;
  }

  /** The base first if nobody verified it yet, then what is there. */
  GoalController.Verified run() throws InterruptedException {
    new StepRun(session).requireAllowed(Step.VERIFY);
    require(session.goal(), options.only());
    Goal before = session.goal();
    if (before.baseline() == null) {
      boolean untouched = session.candidate().equals(session.goal().base());
      GoalController.Verified baseline = take(before, VerifyStep::baseline);
      if (session.stopped() != null || (untouched && options.only().isEmpty())) {
        return baseline;
      }
    }
    return take(before, VerifyStep::asAsked);
  }

  /** One way to run the gates. */
  @FunctionalInterface
  private interface Gates {
    Verification run(VerifyStep step) throws InterruptedException;
  }

  private GoalController.Verified take(Goal before, Gates gates) throws InterruptedException {
    VerifyStep step = new VerifyStep(session, options);
    Verification verification =
        new StepRun(session)
            .take(
                Step.VERIFY,
                () -> {
                  Verification done = step.keep(gates.run(step));
                  return new StepRun.Done<>(done, standing(before, done));
                });
    return new GoalController.Verified(session.outcome(), check(verification, step));
  }

  private GateCheck check(Verification verification, VerifyStep step) {
    boolean baseline = verification.purpose() == Verification.Purpose.BASELINE;
    Optional<GateCheck.Base> base =
        baseline || session.goal().baseline() == null
            ? Optional.empty()
            : Optional.of(
                new GateCheck.Base("the goal's base", new BaseComparison(session).results()));
    List<String> notes = new ArrayList<>();
    if (verification.purpose() == Verification.Purpose.SUBSET) {
      notes.addAll(GateSelection.notes(session.goal().gates(), options.only()));
    }
    notes.addAll(verification.notes());
    notes.addAll(step.remarks());
    notes.addAll(
        GateRemarks.of(
            session.tree().root(),
            Objects.requireNonNullElse(verification.sandbox(), ""),
            session.goal().gates(),
            step.details()));
    return new GateCheck(
        verification.subject(),
        verification.room() == Verification.Room.CLEAN,
        verification.purpose() == Verification.Purpose.SUBSET,
        step.details(),
        base,
        session.ledger().directory(),
        notes,
        verification.startedAt(),
        verification.elapsed());
  }

  private Standing standing(Goal before, Verification done) throws InterruptedException {
    if (done.errored() && done.purpose() != Verification.Purpose.SUBSET) {
      return new Standing(
          GoalStatus.BLOCKED_ON_EXTERNAL,
          "gates could not run: " + done.obstacles(),
          done.remedy());
    }
    Assessment assessment = session.assessNow();
    Standing standing = assessment.standing(session.goal());
    boolean keeps = before.status() == GoalStatus.READY && assessment.ready();
    return keeps
        ? new Standing(GoalStatus.READY, before.reason(), "")
        : standing.status() == GoalStatus.READY
            ? new Standing(GoalStatus.NOT_READY, standing.reason(), standing.nextStep())
            : standing;
  }

  /**
   * Makes sure that a goal has a gate to be verified with, and these.
   *
   * @throws OmkException if not
   */
  static void require(Goal goal, Set<String> only) {
    if (!goal.gated()) {
      throw new OmkException(
          ErrorCode.NOT_READY,
          "goal '" + goal.id() + "' has no gate that decides, so nothing can be verified",
          Assessment.firstGates(goal.id()));
    }
    GateSelection.require(goal.gates(), only);
  }
}
