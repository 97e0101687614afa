package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.control.review.ReturningFindings;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.control.turn.Agents;
import dev.omk.control.turn.Attempts;
import dev.omk.control.turn.Prompts;
import dev.omk.control.turn.Turns;
import dev.omk.control.verify.VerifyStep;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateSpec;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Headway;
import dev.omk.goal.Pass;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.goal.Verification;
import dev.omk.plan.Oracle;
import dev.omk.plan.SlicedTasks;
import dev.omk.proof.Assessment;
import dev.omk.scope.ChangedFile;
import java.util.List;
import java.util.Optional;

/**
 * The loop: baseline, then turns of agents and verifications until everything is proven, or until
 * it can say exactly why not. As long as it is, so that every way into the loop, through it and out
 * of it is read in one place.
 */
final class UntilReady {
  private final GoalSession session;
  private final Agents agents;
  private final StepRun steps;
  private final Attempts attempts;
  private final Proven proven;
  private final int earlierPasses;
  private final ReturningFindings returning;

  UntilReady(GoalSession session, Agents agents) {
    this.session = session;
    this.agents = agents;
    this.steps = new StepRun(session);
    this.attempts = new Attempts(session, agents);
    this.proven = new Proven(session, steps);
    this.earlierPasses = session.goal().passes().size();
    this.returning = new ReturningFindings(session);
  }

  /** Runs to its end; the goal's status says which end it was. */
  void run() throws InterruptedException {
    Verification before = session.goal().baseline();
    Optional<Standing> end = Optional.empty();
    if (before == null || before.errored()) {
      if (steps.requireBudget(Step.VERIFY)) {
        return;
      }
      end = baseline();
    }
    if (end.isEmpty() && session.stopped() == null && slicesAreOpen()) {
      if (steps.requireBudget(Step.EXECUTE)) {
        return;
      }
      end = slices();
      if (session.stopped() == null && slicesAreOpen() && steps.requireBudget(Step.EXECUTE)) {
        return;
      }
    }
    if (end.isEmpty() && session.stopped() == null) {
      end = alreadyProven();
    }
    if (end.isEmpty() && session.stopped() == null && leftUnverified()) {
      end = leftOver();
    } else if (end.isEmpty() && session.stopped() == null && leftUnproven()) {
      end = prove();
    }
    int passes = 0;
    while (end.isEmpty() && session.stopped() == null) {
      if (steps.requireBudget(Step.EXECUTE)) {
        return;
      }
      if (passes >= session.goal().settings().maxIterations()) {
        end = Optional.of(ends().ceiling(passes));
        break;
      }
      Round round = round();
      end = round.end();
      passes += round.counts() ? 1 : 0;
    }
    stand(end);
  }

  private boolean slicesAreOpen() {
    return session.goal().settings().sliceExecution()
        && !SlicedTasks.open(session.goal().tasks()).isEmpty();
  }

  private Optional<Standing> slices() throws InterruptedException {
    return steps.take(
        Step.EXECUTE,
        () ->
            new StepRun.Done<>(
                new SliceRun(session, new LocalSlices(session)).run(), StepRun.GOES_ON));
  }

  private void stand(Optional<Standing> end) {
    if (session.stopped() == GoalSession.Stop.SIGNAL
        && session.goal().status() == GoalStatus.RUNNING) {
      session.record(new Fact.PauseAsked("interrupted")); // It came between two steps.
    }
    if (session.stopped() == null) {
      end.filter(standing -> !alreadyStands(standing))
          .ifPresent(standing -> session.record(new Fact.Stood(standing)));
    }
  }

  private boolean alreadyStands(Standing standing) {
    Goal goal = session.goal();
    return goal.status() == standing.status() && goal.reason().equals(standing.reason());
  }

  // What was proven and is still there, and was not rejected, needs no agent.
  private Optional<Standing> alreadyProven() throws InterruptedException {
    Goal goal = session.goal();
    Verification last = goal.verification();
    // Proven again after a rejection, it waits for a person again.
    boolean rejected = goal.rejection() != null && goal.status() != GoalStatus.BLOCKED_ON_HUMAN;
    if (last == null || !last.green() || rejected || goal.change().trivial()) {
      return Optional.empty();
    }
    Assessment assessment = session.assessNow();
    if (assessment.ready()) {
      return Optional.of(proven.shown(assessment.standing(goal)));
    }
    return assessment.proven() ? decide(assessment) : Optional.empty();
  }

  private boolean leftUnverified() throws InterruptedException {
    Goal goal = session.goal();
    Verification last = goal.verification();
    return !goal.passes().isEmpty()
        && (last == null || !last.subject().equals(session.candidate()));
  }

  /**
   * What an agent left when the loop was stopped is verified before another turn costs something.
   */
  private Optional<Standing> leftOver() throws InterruptedException {
    if (steps.requireBudget(Step.VERIFY)) {
      return Optional.empty();
    }
    Verification verified = verify("verification of what the last pass left");
    if (session.stopped() != null) {
      return Optional.empty();
    }
    Optional<Standing> missing = LoopEnds.missingPrograms(verified);
    if (missing.isPresent() || !verified.green()) {
      return missing;
    }
    return prove();
  }

  // What is green is proven, and a review that gave no answer asked for again, before another turn
  // costs something.
  private boolean leftUnproven() throws InterruptedException {
    Goal goal = session.goal();
    Verification last = goal.verification();
    boolean unproven = last != null && last.purpose() == Verification.Purpose.CANDIDATE;
    return last != null
        && last.green()
        && (ends().unreviewed().isPresent() || (unproven && goal.rejection() == null))
        && last.subject().equals(session.candidate());
  }

  private Optional<Standing> baseline() throws InterruptedException {
    Optional<Standing> unprovable = ends().unprovable();
    if (unprovable.isPresent()) {
      return unprovable;
    }
    Verification baseline =
        steps.take(
            Step.VERIFY,
            () -> {
              session.progress().said("baseline verification");
              session.goal().oracle().ungated().forEach(this::toldEarly);
              VerifyStep step = new VerifyStep(session);
              Verification done = step.keep(step.baseline());
              return new StepRun.Done<>(done, StepRun.GOES_ON);
            });
    return LoopEnds.missingPrograms(baseline);
  }

  private void toldEarly(Oracle.Need need) {
    session
        .progress()
        .said("this goal will need " + need.expected() + " (" + need.evidence() + ")");
  }

  /**
   * What came of one round.
   *
   * @param counts whether it was a pass: a turn that failed by what is around the work is none
   * @param end where the goal stands, if the loop ends here
   */
  private record Round(boolean counts, Optional<Standing> end) {}

  /** A turn, the gates, and when they are green everything else. */
  private Round round() throws InterruptedException {
    List<GateSpec> failing = session.goal().failing();
    Optional<Agent> agent = agents.next(failing, session.goal());
    if (agent.isEmpty()) {
      return new Round(false, Optional.of(proveOr(agents.missing())));
    }
    session
        .progress()
        .said("pass " + (session.goal().passes().size() + 1) + ": " + agent.get().name());
    Prompts.Told told = new Prompts(session).next(headway().strategy());
    Turns.Taken taken =
        steps.take(
            Step.EXECUTE,
            () ->
                new StepRun.Done<>(
                    FixWave.turn(session, agent.get(), told, failing), StepRun.GOES_ON));
    return switch (attempts.after(taken.pass(), taken.turn())) {
      case Attempts.Next.Again a -> new Round(false, Optional.empty());
      case Attempts.Next.End e -> new Round(false, Optional.of(e.standing()));
      case Attempts.Next.Judge j -> new Round(true, judge(taken.pass()));
    };
  }

  private Optional<Standing> judge(Pass taken) throws InterruptedException {
    if (session.stopped() != null) {
      return Optional.empty();
    }
    Verification verified = verify();
    if (session.stopped() != null) {
      return Optional.empty();
    }
    Optional<Standing> stop = LoopEnds.missingPrograms(verified).or(() -> ends().approval(taken));
    if (stop.isPresent()) {
      return stop;
    }
    return verified.green() ? prove() : goOn(List.of());
  }

  private Verification verify() throws InterruptedException {
    return verify("");
  }

  // Said once it begins: a goal that is out of budget or paused refuses.
  private Verification verify(String saying) throws InterruptedException {
    return steps.take(
        Step.VERIFY,
        () -> {
          if (!saying.isEmpty()) {
            session.progress().said(saying);
          }
          VerifyStep step = new VerifyStep(session);
          Verification done = step.keep(step.inPlace(Verification.Purpose.CANDIDATE));
          return new StepRun.Done<>(done, StepRun.GOES_ON);
        });
  }

  private Optional<Standing> prove() throws InterruptedException {
    if (reviewsCost() && steps.requireBudget(Step.EXECUTE)) {
      return Optional.empty();
    }
    Assessment first = proveNow();
    // Somebody wrote into the project meanwhile, and no agent was at work: it is looked at once
    // more.
    Assessment assessment = first.stale() && session.stopped() == null ? proveNow() : first;
    if (session.stopped() != null) {
      return Optional.empty();
    }
    if (assessment.proven()) {
      return decide(assessment);
    }
    if (assessment.stale()) {
      return Optional.of(ends().unsettled(meanwhile()));
    }
    Optional<Standing> unreviewed = ends().unreviewed();
    return unreviewed
        .or(() -> returning.first().map(ends()::returned))
        .or(() -> ends().ungated(assessment))
        .or(() -> goOn(assessment.gaps()));
  }

  // What is another one now than when it was verified.
  private List<String> meanwhile() throws InterruptedException {
    Verification last = session.goal().verification();
    return last == null
        ? List.of()
        : session
            .tree()
            .diff(Subjects.parse(last.subject()), Subjects.parse(session.candidate()))
            .stream()
            .map(ChangedFile::path)
            .toList();
  }

  private boolean reviewsCost() {
    return !session.goal().settings().reviewers().isEmpty();
  }

  /** Another pass, unless those until now got nowhere and there is no other agent. */
  private Optional<Standing> goOn(List<String> missing) {
    Headway headway = headway();
    return headway.stalled() && !attempts.replace("no progress: " + headway.words())
        ? Optional.of(ends().stalled(headway, missing))
        : Optional.empty();
  }

  // Another agent begins anew, and so does who goes on with a goal.
  private Headway headway() {
    Goal goal = session.goal();
    List<AgentChange> changes = goal.efforts().changes();
    int since = changes.isEmpty() ? 0 : changes.getLast().afterPass();
    return Headway.of(goal, Math.max(earlierPasses, since));
  }

  private LoopEnds ends() {
    return new LoopEnds(session.goal(), session.ledger().directory());
  }

  private Assessment proveNow() throws InterruptedException {
    return steps.take(
        Step.REVIEW, () -> new StepRun.Done<>(new AcceptStep(session).prove(), StepRun.GOES_ON));
  }

  private Optional<Standing> decide(Assessment assessment) throws InterruptedException {
    return switch (proven.decide(assessment)) {
      case Proven.Next.End e -> Optional.of(e.standing());
      case Proven.Next.Stopped s -> Optional.empty();
      case Proven.Next.Work w -> goOn(List.of(w.what()));
    };
  }

  /** Without an agent what is there may still be proven: the fixer may have been enough. */
  private Standing proveOr(Standing missingAgent) throws InterruptedException {
    Goal goal = session.goal();
    boolean worthLooking =
        goal.verification() != null && goal.verification().green() && !goal.passes().isEmpty();
    if (!worthLooking) {
      return ends().withUndone(missingAgent);
    }
    Assessment assessment = proveNow();
    return assessment.proven() ? decide(assessment).orElse(missingAgent) : missingAgent;
  }
}
