package dev.omk.control.plan;

import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.control.turn.Agents;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Comparison;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Intake;
import dev.omk.plan.Outline;
import dev.omk.plan.Question;
import dev.omk.process.ProcessTree;
import dev.omk.scope.ChangedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans a goal anew, by an agent or with what was learned since. */
public final class ReplanStep {
  private static final int PASSES = 8;
  private static final int FILES = 5;

  private final GoalSession session;
  private final PlanOptions options;

  /** The step of a session. */
  public ReplanStep(GoalSession session, PlanOptions options) {
    this.session = session;
    this.options = options;
  }

  /** Asks the agent for the plan of a goal that was just made, if one is asked. */
  public void first() throws InterruptedException {
    take(session.goal().outline(), "planned; nothing has run yet");
  }

  /** Makes a plan that knows what happened. */
  public void again() throws InterruptedException {
    Goal goal = session.goal();
    if (goal.blocker() != null) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "Goal '" + goal.id() + "' cannot be planned anew: " + goal.blocker(),
          goal.nextStep());
    }
    if (options.kind() != null && ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "replan --kind is refused to what works for a goal",
          "a person has to say it, from a shell that omk did not start");
    }
    List<String> rejections = goal.rejection() == null ? List.of() : List.of(goal.rejection());
    take(goal.outline().learning(lessons(goal), rejections), "planned anew");
  }

  private void take(Outline outline, String reason) throws InterruptedException {
    new StepRun(session)
        .take(
            Step.PLAN,
            () -> {
              GoalEvent.Planned planned = planned(outline);
              Standing standing = standing(session.goal(), planned, reason);
              if (session.stopped() == null) {
                session.record(new Fact.PlanMade(planned, standing));
              }
              return new StepRun.Done<>(planned, standing);
            });
  }

  private GoalEvent.Planned planned(Outline outline) throws InterruptedException {
    Goal goal = session.goal();
    GoalKind kind = options.kind() == null ? goal.kind() : options.kind();
    String why =
        options.kind() == null
            ? goal.kindReason()
            : Intake.read(goal.created().normalized(), kind).kindReason();
    Planner planner = Planner.of(session.config(), goal.settings().agent(), options.agentPlans());
    PlanWriting writing =
        new PlanWriting(
            session.ledger().directory(), session.world().storage().files(), session.redactor());
    if (!planner.asks()) {
      return writing.again(
          goal, kind, why, outline.notedBy(outline.planner(), planner.why()), List.of());
    }
    PlannerStep step =
        new PlannerStep(
            session, new Agents(session).reviewer(planner.agent()), options.plannerTokens());
    Outline made = step.over(outline);
    return writing
        .again(goal, kind, why, made, step.pieces())
        .costing(step.usage(), step.artifacts());
  }

  private static Standing standing(Goal goal, GoalEvent.Planned planned, String reason) {
    Outline outline = planned.outline() == null ? Outline.NONE : planned.outline();
    Optional<Question> open = outline.open().stream().findFirst();
    return open.map(question -> GoalMachine.waitsFor(goal.id(), question))
        .orElseGet(() -> new Standing(GoalStatus.NOT_READY, reason, NextCommand.goOn(goal.id())));
  }

  private static List<String> lessons(Goal goal) {
    List<String> lessons = new ArrayList<>();
    if (goal.rejection() != null) {
      lessons.add("the integrator rejected the work: " + goal.rejection());
    }
    if (goal.review() != null) {
      goal.review()
          .blocking()
          .forEach(finding -> lessons.add("blocked: " + finding.path() + ": " + finding.message()));
    }
    if (goal.comparison() != null) {
      for (Comparison.Check check : goal.comparison().refuted()) {
        lessons.add(check.evidence() + ": " + check.name() + ": " + check.detail());
      }
    }
    goal.latestVerification()
        .ifPresent(
            last ->
                last.red()
                    .forEach(
                        gate ->
                            lessons.add(
                                "gate " + gate.gate() + " " + gate.outcome().status() + " last")));
    for (Pass pass : goal.passes().reversed().stream().limit(PASSES).toList()) {
      lessons.add(tried(pass));
    }
    return lessons;
  }

  private static String tried(Pass pass) {
    String files =
        pass.changed().stream()
            .map(ChangedFile::path)
            .limit(FILES)
            .collect(Collectors.joining(", "));
    return "pass "
        + pass.number()
        + " of "
        + pass.agent()
        + (files.isEmpty() ? " changed nothing" : " changed " + files)
        + ", "
        + pass.end().summary();
  }
}
