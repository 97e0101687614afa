package dev.omk.control;

import dev.omk.control.deliver.LoopDelivery;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.proof.Assessment;
import java.util.Optional;

/**
 * What the loop does with what is proven: shows it to the forge where that is wanted, and accepts
 * it where nobody has to look.
 */
final class Proven {
  private final GoalSession session;
  private final StepRun steps;
  private final LoopDelivery delivery;

  /** What the forge sent back last, in this very run. */
  private Optional<String> sentBack = Optional.empty();

  Proven(GoalSession session, StepRun steps) {
    this.session = session;
    this.steps = steps;
    this.delivery = new LoopDelivery(session);
  }

  /** How it goes on. */
  sealed interface Next {
    /** The loop ends here. */
    record End(Standing standing) implements Next {}

    /** The goal was paused or cancelled meanwhile. */
    record Stopped() implements Next {}

    /** The forge asks for something: that is what the next pass is for. */
    record Work(String what) implements Next {}
  }

  /** Delivers or accepts what this assessment has proven. */
  Next decide(Assessment assessment) throws InterruptedException {
    if (!delivery.wanted()) {
      return new Next.End(accepted(assessment));
    }
    LoopDelivery.Answer answer =
        steps.take(Step.DELIVER, () -> new StepRun.Done<>(delivery.draft(), StepRun.GOES_ON));
    if (session.stopped() != null) {
      return new Next.Stopped();
    }
    return switch (answer) {
      case LoopDelivery.Answer.Fine f -> new Next.End(shown(accepted(session.assessNow())));
      case LoopDelivery.Answer.Ends e -> new Next.End(e.standing());
      case LoopDelivery.Answer.Work w -> {
        session.record(new Fact.RejectionGiven(w.what(), w.by()));
        sentBack = Optional.of(w.what());
        delivery.heard(w.heard());
        session.progress().said(w.by() + ": " + w.what());
        yield new Next.Work(w.what());
      }
    };
  }

  private Standing accepted(Assessment assessment) throws InterruptedException {
    Goal goal = session.goal();
    if (!goal.settings().acceptAuto() || !assessment.weak().isEmpty() || isForThePerson(goal)) {
      return assessment.standing(goal);
    }
    AcceptStep step = new AcceptStep(session);
    Optional<Standing> no = step.bring(assessment);
    if (no.isPresent()) {
      return no.get();
    }
    return step.accept(
            session.assessNow(), "all evidence is there and none of it is weak", "controller")
        .standing(session.goal());
  }

  // Who has said no says yes; what the forge sent back, it sees again by itself.
  private boolean isForThePerson(Goal goal) {
    return goal.rejection() != null && !sentBack.equals(Optional.of(goal.rejection()));
  }

  /** What is ready goes to the forge as such, where the policy says so. */
  Standing shown(Standing standing) throws InterruptedException {
    return standing.status() == GoalStatus.READY && delivery.wanted()
        ? delivery.ready().orElse(standing)
        : standing;
  }
}
