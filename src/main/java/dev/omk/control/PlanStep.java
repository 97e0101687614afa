package dev.omk.control;

import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.plan.Intake;
import dev.omk.plan.Oracle;
import dev.omk.plan.PlanDocuments;
import dev.omk.plan.PlanInput;
import dev.omk.plan.StandardTasks;
import dev.omk.store.Artifacts;
import dev.omk.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a goal: pins what it will be judged by, plans, and writes it whole or not at all. */
final class PlanStep {
  /** Where the pinned configuration is, relative to the goal directory. */
  static final String PINNED_CONFIG = "artifacts/policy/config.toml";

  /** Where the rules for snapshots are, relative to the goal directory. */
  static final String SNAPSHOT_RULES = "snapshots";

  private final Workspace workspace;
  private final Project project;
  private final NewGoalRequest request;
  private final Intake intake;
  private final GoalId id;

  PlanStep(Workspace workspace, Project project, NewGoalRequest request, Intake intake) {
    this.workspace = workspace;
    this.project = project;
    this.request = request;
    this.intake = intake;
    this.id = GoalId.create(workspace.world().now(), ThreadLocalRandom.current().nextInt());
  }

  /** Makes it. */
  Goal run() throws InterruptedException {
    try {
      return GoalLedger.create(workspace, id, this::firstEvents).goal();
    } catch (OmkException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.line());
      }
      throw e;
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
    List<GoalEvent> events = new ArrayList<>();
    events.add(created);
    events.add(planned(directory, created, pinned.surroundings()));
    if (intake instanceof Intake.Vague vague) {
      events.add(
          new GoalEvent.StatusChanged(
              GoalStatus.BLOCKED_ON_HUMAN,
              GoalPhase.PROOF,
              vague.reason(),
              "refine the goal, for instance: " + vague.hints().getFirst()));
    } else {
      events.add(
          new GoalEvent.StatusChanged(
              GoalStatus.NOT_READY,
              GoalPhase.PROOF,
              "planned; nothing has run yet",
              "omk goal resume " + id + " --continue"));
    }
    return events;
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

  private GoalEvent.Planned planned(
      Path directory, GoalEvent.Created created, Artifact surroundings) {
    Oracle oracle = Oracle.of(intake.kind(), project.gates());
    List<String> gaps = Pinning.gaps(created.pins(), oracle);
    List<Task> tasks = StandardTasks.graph().tasks();
    PlanInput input =
        new PlanInput(
            id.value(),
            request.text(),
            intake,
            repository(created),
            project.gates(),
            oracle,
            gaps,
            tasks.stream().map(task -> "`" + task.id() + "`: " + task.title()).toList());
    Documents documents = new Documents(directory, workspace.world().storage().files());
    List<Artifact> written =
        List.of(
            documents.write("prd", "prd.md", PlanDocuments.prd(input)),
            documents.write(
                "technical_plan", "technical-plan.md", PlanDocuments.technicalPlan(input)),
            documents.write("test_spec", "test-spec.md", PlanDocuments.testSpec(input)),
            surroundings);
    List<Artifact> all = new ArrayList<>(written);
    Artifacts artifacts = new Artifacts(directory, workspace.world().storage().files());
    all.addAll(PromptFiles.of(project.root()).keep(artifacts));
    String blocker = intake instanceof Intake.Vague vague ? vague.reason() : null;
    return new GoalEvent.Planned(intake.kind(), kindReason(), oracle, tasks, all, gaps, blocker);
  }

  private String kindReason() {
    return switch (intake) {
      case Intake.Clear clear -> clear.kindReason();
      case Intake.Vague vague -> vague.kindReason();
    };
  }

  private List<String> repository(GoalEvent.Created created) {
    List<String> facts = new ArrayList<>();
    facts.add("work tree: `" + project.root().getFileName() + "`");
    facts.add(
        created.head().isEmpty()
            ? "no commit yet"
            : "branch `" + created.branch() + "` at `" + created.head().substring(0, 12) + "`");
    facts.add("base: `" + created.base() + "`");
    facts.add(
        project.detected()
            ? "gates were detected, there is no " + Project.GATES_FILE
            : "gates are from " + Project.GATES_FILE);
    return facts;
  }
}
