package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.goal.Verification;
import dev.omk.proof.Assessment;
import dev.omk.scope.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The loop: baseline, then turns of agents and verifications until everything is proven, or until
 * it can say exactly why not.
 */
final class UntilReady {
  /** So many passes in a row without a useful diff and with the same failures end the loop. */
  private static final int STALLED_AFTER = 3;

  private final GoalSession session;
  private final Agents agents;
  private final StepRun steps;
  private int stalled;
  private String fingerprint = "";

  UntilReady(GoalSession session, Agents agents) {
    this.session = session;
    this.agents = agents;
    this.steps = new StepRun(session);
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
    if (end.isEmpty() && session.stopped() == null) {
      end = alreadyProven();
    }
    if (end.isEmpty() && session.stopped() == null && leftUnverified()) {
      end = leftOver();
    }
    int passes = 0;
    while (end.isEmpty() && session.stopped() == null) {
      if (steps.requireBudget(Step.EXECUTE)) {
        return;
      }
      if (passes >= session.goal().settings().maxIterations()) {
        end = Optional.of(ceiling(passes));
        break;
      }
      end = pass(passes++);
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
    if (last == null || !last.green() || goal.rejection() != null || goal.change().trivial()) {
      return Optional.empty();
    }
    Assessment assessment = session.assessNow();
    if (assessment.ready()) {
      return Optional.of(assessment.standing(goal));
    }
    return assessment.proven() ? Optional.of(decide(assessment)) : Optional.empty();
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
    session.progress().said("verification of what the last pass left");
    Verification verified = verify();
    if (session.stopped() != null) {
      return Optional.empty();
    }
    Optional<Standing> missing = missingPrograms(verified);
    if (missing.isPresent() || !verified.green()) {
      return missing;
    }
    Assessment assessment = proveNow();
    return session.stopped() == null && assessment.proven()
        ? Optional.of(decide(assessment))
        : Optional.empty();
  }

  private Optional<Standing> baseline() throws InterruptedException {
    if (!session.goal().gated()) {
      return Optional.of(
          new Standing(
              GoalStatus.NOT_READY,
              "no gate is defined, so nothing can be proven",
              "omk goal init writes .omk/gates.toml; then: omk goal gates --approve "
                  + session.goal().id()));
    }
    Optional<GateSpec> never =
        session.goal().gates().stream().filter(gate -> gate.decides() && gate.skip()).findFirst();
    if (never.isPresent()) {
      return Optional.of(
          new Standing(
              GoalStatus.NOT_READY,
              "required gate " + never.get().name() + " is skipped by its definition",
              "set required = false in .omk/gates.toml, then: omk goal gates --approve "
                  + session.goal().id()));
    }
    session.progress().said("baseline verification");
    Verification baseline =
        steps.take(
            Step.VERIFY,
            () -> {
              VerifyStep step = new VerifyStep(session);
              Verification done = step.keep(step.baseline());
              return new StepRun.Done<>(done, StepRun.GOES_ON);
            });
    return missingPrograms(baseline);
  }

  // What is missing outside of the work tree no agent should install.
  private static Optional<Standing> missingPrograms(Verification verification) {
    List<GateResult> missing =
        verification.red().stream()
            .filter(gate -> gate.outcome() instanceof GateOutcome.Errored)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Standing(
                GoalStatus.BLOCKED_ON_EXTERNAL,
                missing.stream()
                    .map(gate -> "gate " + gate.gate() + ": " + gate.outcome().reason())
                    .collect(Collectors.joining("; ")),
                "put it back as the goal was planned with it, then: omk goal resume --continue"));
  }

  /** One round: a turn, the gates, and when they are green everything else. */
  private Optional<Standing> pass(int passes) throws InterruptedException {
    List<GateSpec> failing = session.goal().failing();
    Optional<Agent> agent = agents.next(failing, session.goal());
    if (agent.isEmpty()) {
      return Optional.of(proveOr(agents.missing()));
    }
    session.progress().said("pass " + (passes + 1) + ": " + agent.get().name());
    Pass taken =
        steps.take(
            Step.EXECUTE,
            () ->
                new StepRun.Done<>(
                    new Turns(session).take(agent.get(), new Prompts(session).next(), failing),
                    StepRun.GOES_ON));
    if (session.stopped() != null) {
      return Optional.empty();
    }
    if (taken.end() instanceof AgentEnd.NotStarted notStarted) {
      return Optional.of(
          new Standing(
              GoalStatus.BLOCKED_ON_EXTERNAL,
              "agent '" + taken.agent() + "' cannot be started: " + notStarted.reason(),
              "install it, or start the goal anew with another one: omk goal run --agent NAME"));
    }
    Verification verified = verify();
    if (session.stopped() != null) {
      return Optional.empty();
    }
    Optional<Standing> stop = missingPrograms(verified).or(() -> approval(taken));
    if (stop.isPresent()) {
      return stop;
    }
    return verified.green() ? prove(taken) : stalled(taken, verified);
  }

  // It was undone once, and told: whether the work needs it, a person has to say.
  private Optional<Standing> approval(Pass taken) {
    List<Violation> pending = taken.violations().stream().filter(Violation::needsApproval).toList();
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    String id = session.goal().id().value();
    return Optional.of(
        new Standing(
            GoalStatus.BLOCKED_ON_HUMAN,
            pending.stream().map(Violation::message).distinct().collect(Collectors.joining("; "))
                + ", and was changed again after that was undone once (diff: "
                + pending.getFirst().diff()
                + ")",
            "look: omk goal show "
                + id
                + " --diff "
                + taken.number()
                + "; then: omk goal accept "
                + id
                + " --summary \"...\""
                + pending.stream()
                    .map(Violation::path)
                    .distinct()
                    .map(path -> " --approve " + path)
                    .collect(Collectors.joining())
                + "  (or reject --reason)"));
  }

  private Verification verify() throws InterruptedException {
    return steps.take(
        Step.VERIFY,
        () -> {
          VerifyStep step = new VerifyStep(session);
          Verification done = step.keep(step.inPlace(Verification.Purpose.CANDIDATE));
          return new StepRun.Done<>(done, StepRun.GOES_ON);
        });
  }

  private Optional<Standing> prove(Pass taken) throws InterruptedException {
    Assessment assessment = proveNow();
    if (session.stopped() != null) {
      return Optional.empty();
    }
    if (assessment.proven()) {
      return Optional.of(decide(assessment));
    }
    return stalled(taken, assessment.gaps().toString())
        ? Optional.of(
            new Standing(
                GoalStatus.NOT_READY,
                String.join("; ", assessment.gaps()),
                "change the work or the gates, then: omk goal resume "
                    + session.goal().id()
                    + " --continue; or state another goal: omk goal run \"...\""))
        : Optional.empty();
  }

  private Assessment proveNow() throws InterruptedException {
    return steps.take(
        Step.REVIEW, () -> new StepRun.Done<>(new AcceptStep(session).prove(), StepRun.GOES_ON));
  }

  private Standing decide(Assessment assessment) throws InterruptedException {
    Goal goal = session.goal();
    if (!goal.settings().acceptAuto() || !assessment.weak().isEmpty()) {
      return assessment.standing(goal);
    }
    return new AcceptStep(session)
        .accept(assessment, "every evidence is there and none of it is weak", "controller")
        .standing(session.goal());
  }

  /** Without an agent what is there may still be proven: the fixer may have been enough. */
  private Standing proveOr(Standing missingAgent) throws InterruptedException {
    Goal goal = session.goal();
    boolean worthLooking =
        goal.verification() != null && goal.verification().green() && !goal.passes().isEmpty();
    if (!worthLooking) {
      return missingAgent;
    }
    Assessment assessment = proveNow();
    return assessment.proven() ? decide(assessment) : missingAgent;
  }

  private Optional<Standing> stalled(Pass taken, Verification verified) {
    String failures =
        verified.red().stream()
            .map(gate -> gate.gate() + " " + gate.outcome().status() + " " + gate.excerpt())
            .sorted()
            .collect(Collectors.joining("\n"));
    return stalled(taken, failures)
        ? Optional.of(
            new Standing(
                GoalStatus.NOT_READY,
                "no progress: "
                    + STALLED_AFTER
                    + " passes changed nothing and "
                    + names(verified)
                    + " still fails",
                "read the log, then try another agent: omk goal execute "
                    + session.goal().id()
                    + " --agent NAME"))
        : Optional.empty();
  }

  private boolean stalled(Pass taken, String failures) {
    boolean same = taken.changed().isEmpty() && failures.equals(fingerprint);
    stalled = same ? stalled + 1 : taken.changed().isEmpty() ? 1 : 0;
    fingerprint = failures;
    return stalled >= STALLED_AFTER;
  }

  private Standing ceiling(int passes) {
    String failing = session.goal().latestVerification().map(this::names).orElse("the goal");
    return new Standing(
        GoalStatus.NOT_READY,
        "after " + passes + " passes (--max-iterations) " + failing + " still fails",
        "go on with: omk goal resume " + session.goal().id() + " --continue");
  }

  private String names(Verification verification) {
    String red = verification.red().stream().map(this::name).collect(Collectors.joining(", "));
    return red.isEmpty() ? "the proof" : red;
  }

  private String name(GateResult gate) {
    return gate.logPath().isEmpty()
        ? gate.gate()
        : gate.gate() + " (" + session.ledger().directory().resolve(gate.logPath()) + ")";
  }
}
