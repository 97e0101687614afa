package dev.omk.control;

import dev.omk.control.deliver.DeliverStep;
import dev.omk.control.deliver.MergeStep;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.plan.PlanDraft;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.plan.PlanStep;
import dev.omk.control.plan.Planner;
import dev.omk.control.plan.ReplanStep;
import dev.omk.control.project.GateDrift;
import dev.omk.control.project.Project;
import dev.omk.control.project.Secrets;
import dev.omk.control.review.FindingLines;
import dev.omk.control.review.ReviewStep;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.Notifying;
import dev.omk.control.session.Sandboxes;
import dev.omk.control.session.StepRun;
import dev.omk.control.tree.WorktreeConditions;
import dev.omk.control.turn.Agents;
import dev.omk.control.verify.GateCheck;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.verify.GateSelection;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Pass;
import dev.omk.goal.Review;
import dev.omk.goal.Step;
import dev.omk.plan.Intake;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.review.Finding;
import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The steps of a goal that need a controller: one method a command. */
public final class GoalController {
  private final Workspace workspace;
  private final Progress progress;
  private final Cancellation signal;

  /**
   * @param progress is told what happens
   * @param signal asked when this process is to end: the goal is paused then
   */
  public GoalController(Workspace workspace, Progress progress, Cancellation signal) {
    this.workspace = workspace;
    this.progress = progress;
    this.signal = signal;
  }

  /**
   * Makes a goal and its plan.
   *
   * @throws OmkException if a value or a file of the project is wrong, or the goal is to be worked
   *     on and another controller is at work here; then nothing was written
   */
  public Outcome plan(NewGoalRequest request) throws InterruptedException {
    Intake intake = Intake.read(request.text(), request.options().kind());
    Project project = Project.read(workspace);
    UnaryOperator<String> kept = text -> withoutSecrets(text, project);
    NewGoalRequest said = request.saying(kept.apply(request.text()));
    NewGoalRequest edited = PlanDraft.edited(said, intake, project, kept);
    return made(edited, Intake.read(edited.text(), edited.options().kind()), project);
  }

  // What is kept is shown, sent to agents, and delivered.
  private String withoutSecrets(String text, Project project) {
    String kept = Secrets.redactor(workspace.world().environment(), project.config()).redact(text);
    if (!kept.equals(text)) {
      progress.said(
          "a credential in the goal's text was left out: agents get it by pass_env in config.toml");
    }
    return kept;
  }

  private Outcome made(NewGoalRequest request, Intake intake, Project project)
      throws InterruptedException {
    project.agentNames(request.settings()).forEach(project::requireAgent);
    request.settings().reviewers().forEach(project::requireReviewer);
    Sandboxes.require(workspace, project.config());
    if (request.settings().isolated()) {
      WorktreeConditions.require(workspace);
    } else if (request.settings().untilReady()) {
      Leases.requireFreeWorkTree(workspace);
    }
    Planner planner =
        request.written() == null
            ? Planner.of(
                project.config(), request.settings().agent(), request.options().agentPlans())
            : Planner.none("a person wrote it");
    planner.require(project.config());
    Goal goal = new PlanStep(workspace, project, request, intake, planner).run();
    if (goal.blocker() != null) {
      GoalLedger ledger = GoalLedger.open(workspace, goal.id());
      new Notifying(workspace, ledger).after(0, ledger.assess(Live.NOT_LOOKED));
    }
    if (planner.asks() && goal.blocker() == null) {
      try (GoalSession session = open(goal.id(), "plan")) {
        new ReplanStep(session, request.options()).first();
      }
    }
    return outcome(goal.id());
  }

  /**
   * Plans a goal anew, with what was learned since.
   *
   * @throws OmkException {@code BLOCKED_ON_HUMAN} while it waits for an answer
   */
  public Outcome replan(GoalId id, PlanOptions options) throws InterruptedException {
    try (GoalSession session = open(id, "replan")) {
      new ReplanStep(session, options).again();
      return session.outcome();
    }
  }

  /** Runs the loop of a goal until it ends. */
  public Outcome runUntilReady(GoalId id) throws InterruptedException {
    try (GoalSession session = open(id, "run")) {
      Goal goal = session.goal();
      if (goal.blocker() != null || goal.over()) {
        new StepRun(session).take(Step.VERIFY, () -> new StepRun.Done<>(goal, StepRun.GOES_ON));
      }
      new UntilReady(session, new Agents(session)).run();
      return session.outcome();
    }
  }

  /** What {@code verify} found. */
  public record Verified(Outcome outcome, GateCheck check) {}

  /** Runs the gates as asked; only all of them are a full verification. */
  public Verified verify(GoalId id, GateOptions options) throws InterruptedException {
    try (GoalSession session = open(id, "verify")) {
      Verified verified = new GatesAsked(session, options).run();
      return new Verified(verified.outcome(), verified.check().noting(otherGates(session.goal())));
    }
  }

  /** The gates of a goal that would run; none is. */
  public List<GateSpec> gates(GoalId id, GateOptions options) {
    Goal goal = GoalLedger.open(workspace, id).goal();
    GatesAsked.require(goal, options.only());
    return GateSelection.of(goal.gates(), options.only());
  }

  /** What {@code execute} did. */
  public record Executed(Outcome outcome, Pass pass) {}

  /** One turn of the agent, judged, and the gates after it. */
  public Executed execute(GoalId id, Optional<String> agent) throws InterruptedException {
    Project project = Project.read(workspace);
    agent.ifPresent(project::requireAgent);
    try (GoalSession session = open(id, "execute")) {
      Pass pass = new ExecuteStep(session, new Agents(session)).run(agent);
      return new Executed(session.outcome(), pass);
    }
  }

  /**
   * What {@code review} found.
   *
   * @param lines of the work tree that findings are about, with their neighbours, redacted
   * @param missing reviewers whose program is not there
   */
  public record Reviewed(
      Outcome outcome, Review review, Map<Finding, List<TextLine>> lines, List<String> missing) {
    public Reviewed {
      lines = Map.copyOf(lines);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Judges the change, runs the review wall and asks the goal's reviewers.
   *
   * @param agents further reviewers
   */
  public Reviewed review(GoalId id, List<String> agents) throws InterruptedException {
    Project project = Project.read(workspace);
    agents.forEach(project::requireReviewer);
    try (GoalSession session = open(id, "review")) {
      ReviewStep step = new ReviewStep(session);
      Review review =
          new StepRun(session)
              .take(
                  Step.REVIEW,
                  () -> {
                    String candidate = session.candidate();
                    Review done = step.run(candidate, agents);
                    return new StepRun.Done<>(
                        done, session.assess(candidate).standing(session.goal()));
                  });
      return new Reviewed(
          session.outcome(),
          review,
          new FindingLines(session.tree().root(), session.redactor()).of(review.findings()),
          step.missing());
    }
  }

  /**
   * The integrator's yes. Gets the last evidence first; a goal that cannot be ready stays not
   * ready.
   *
   * @param approve protected paths, or globs of such, that an agent changed and that may stand
   * @param by who says so
   * @throws OmkException {@code LEASE_HELD} when an agent or a gate of omk asks; {@code
   *     BLOCKED_ON_HUMAN} if an agent changed a protected path that is not approved
   */
  public Outcome accept(GoalId id, String summary, Set<String> approve, String by)
      throws InterruptedException {
    if (ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "accept is refused to what works for a goal",
          "a person has to accept, from a shell that omk did not start");
    }
    try (GoalSession session = open(id, "accept")) {
      new PathApproval(session).require(approve);
      new StepRun(session).take(Step.ACCEPT, () -> new AcceptStep(session).asked(summary, by));
      return session.outcome();
    }
  }

  /**
   * Brings what the goal has to the forge, as the one pull request of the goal.
   *
   * @throws OmkException if that may not or cannot be done; what was done before stands in the
   *     journal
   */
  public DeliverStep.Delivered deliver(GoalId id, DeliverStep.Request request)
      throws InterruptedException {
    try (GoalSession session = open(id, "open-pr")) {
      return new DeliverStep(session).run(request);
    }
  }

  /**
   * Merges the pull request of a goal, or says what a person has to do, as its merge policy wants.
   *
   * @throws OmkException with the first condition that does not hold
   */
  public MergeStep.Merge merge(GoalId id) throws InterruptedException {
    try (GoalSession session = open(id, "merge")) {
      return new MergeStep(session).run();
    }
  }

  private Outcome outcome(GoalId id) {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    return new Outcome(ledger.goal(), ledger.assess(Live.NOT_LOOKED), ledger.directory());
  }

  private GoalSession open(GoalId id, String command) throws InterruptedException {
    GoalSession session = GoalSession.open(workspace, id, "omk goal " + command, progress, signal);
    otherGates(session.goal()).forEach(progress::said);
    return session;
  }

  // The goal goes on with the pinned ones, and says so.
  private List<String> otherGates(Goal goal) {
    try {
      GateDrift drift = GateDrift.between(goal, Project.read(workspace));
      return drift.lines().stream()
          .map(
              line ->
                  "the goal keeps its gates, but " + line + "; take them with: " + drift.approval())
          .toList();
    } catch (OmkException e) {
      return List.of("the goal keeps its gates; those of now cannot be read: " + e.line());
    }
  }
}
