package dev.omk.control.plan;

import dev.omk.control.project.Pinning;
import dev.omk.control.project.Project;
import dev.omk.control.project.PromptFiles;
import dev.omk.control.project.Secrets;
import dev.omk.control.tree.GoalRefs;
import dev.omk.control.workspace.Interruptions;
import dev.omk.control.workspace.NewLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pins;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Heuristic;
import dev.omk.plan.Intake;
import dev.omk.plan.Outline;
import dev.omk.plan.Proposal;
import dev.omk.plan.RepositoryMap;
import dev.omk.plan.SliceCuts;
import dev.omk.proof.Assessment;
import dev.omk.scope.TestFiles;
import dev.omk.store.Artifacts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a goal: pins what it will be judged by, plans, and writes it whole or not at all. */
public final class PlanStep {
  private final Workspace workspace;
  private final Project project;
  private final NewGoalRequest request;
  private final Intake intake;
  private final GoalId id;
  private final Planner planner;

  /** The step that makes one goal, by the planner that was chosen. */
  public PlanStep(
      Workspace workspace,
      Project project,
      NewGoalRequest request,
      Intake intake,
      Planner planner) {
    this.planner = planner;
    this.workspace = workspace;
    this.project = project.comparing(comparisons(project, request, intake));
    this.request = request;
    this.intake = intake;
    this.id = GoalId.create(workspace.world().now(), ThreadLocalRandom.current().nextInt());
  }

  private static Comparisons comparisons(Project project, NewGoalRequest request, Intake intake) {
    BigDecimal asked = request.options().minSpeedup();
    BigDecimal ratio =
        asked == null && intake.kind() == GoalKind.PERFORMANCE
            ? Heuristic.askedSpeedup(intake.normalized()).orElse(null)
            : asked;
    return project.comparisons().requiring(ratio);
  }

  /** Makes it. */
  public Goal run() throws InterruptedException {
    try {
      return NewLedger.create(workspace, id, this::firstEvents).goal();
    } catch (OmkException e) {
      boolean interrupted = Thread.interrupted();
      leaveNothing();
      if (interrupted) {
        throw new InterruptedException(e.line());
      }
      throw e;
    }
  }

  // The base was kept in the repository before the goal was there.
  private void leaveNothing() throws InterruptedException {
    Path directory = workspace.state().goals().resolve(id.value());
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      new GoalRefs(workspace).remove(id.value());
    }
  }

  private List<GoalEvent> firstEvents(Path directory) {
    try {
      return events(directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Interruptions.asOmk();
    }
  }

  private List<GoalEvent> events(Path directory) throws InterruptedException {
    Pinning.Pinned pinned = Pinning.pin(workspace, project, id, directory);
    GoalEvent.Created created = created(pinned);
    RepositoryMap map =
        new RepositoryLook(workspace.world(), pinned.tree())
            .map(request.text(), pinned.paths(), TestFiles.of(project.config().scope().tests()));
    Intake placed =
        intake instanceof Intake.Vague vague
            ? vague.in(Heuristic.place(project.gates(), map))
            : intake;
    Optional<Proposal> written =
        Optional.ofNullable(request.written())
            .map(plan -> plan.checked(pinned.paths(), GateSpec.shown(pinned.pins().gates())));
    Outline found =
        Heuristic.outline(
                request.text(),
                placed,
                project.gates(),
                project.comparisons(),
                map,
                created.pins().gateFiles(),
                request.options().minSpeedup())
            .notedBy(
                Outline.HEURISTIC,
                planner.asks()
                    ? "agent '" + planner.agent() + "' has not been asked yet"
                    : planner.why());
    Outline outline = written.map(plan -> WrittenPlan.over(plan, found)).orElse(found);
    List<GoalEvent> events = new ArrayList<>();
    events.add(created);
    events.add(
        new PlanWriting(
                directory,
                workspace.world().storage().files(),
                Secrets.redactor(workspace.world().environment(), project.config()))
            .first(
                created,
                placed,
                outline,
                PlanWriting.place(created, project.detected()),
                kept(directory, pinned.surroundings()),
                written
                    .map(Proposal::tasks)
                    .filter(tasks -> !tasks.isEmpty())
                    .orElseGet(() -> SliceCuts.of(request.text(), pinned.paths()))));
    events.add(standing(placed, pinned.pins()));
    return events;
  }

  private List<Artifact> kept(Path directory, Artifact surroundings) {
    List<Artifact> kept = new ArrayList<>();
    kept.add(surroundings);
    Artifacts artifacts = new Artifacts(directory, workspace.world().storage().files());
    kept.addAll(PromptFiles.of(project.root()).keep(artifacts));
    return kept;
  }

  private GoalEvent standing(Intake placed, Pins pins) {
    return switch (placed) {
      case Intake.Vague vague ->
          new GoalEvent.StatusChanged(
              GoalStatus.BLOCKED_ON_HUMAN,
              GoalPhase.PROOF,
              vague.reason(),
              "refine the goal, for instance: " + String.join(" -- or: ", vague.hints()));
      case Intake.Clear clear ->
          new GoalEvent.StatusChanged(
              GoalStatus.NOT_READY,
              GoalPhase.PROOF,
              "planned; nothing has run yet",
              pins.gated() ? NextCommand.goOn(id) : Assessment.firstGates(id));
    };
  }

  private GoalEvent.Created created(Pinning.Pinned pinned) {
    return new GoalEvent.Created(
        "goal",
        project.root().toString(),
        request.text(),
        intake.normalized(),
        request.settings(),
        request.budget(),
        pinned.pins(),
        pinned.base(),
        pinned.head(),
        pinned.branch(),
        pinned.rulesDigest(),
        pinned.notes());
  }
}
