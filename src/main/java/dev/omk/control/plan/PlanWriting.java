package dev.omk.control.plan;

import dev.omk.control.project.Pinning;
import dev.omk.control.project.Project;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Pins;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Intake;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.PlanDocuments;
import dev.omk.plan.PlanInput;
import dev.omk.plan.Question;
import dev.omk.plan.SlicedTasks;
import dev.omk.plan.StandardTasks;
import dev.omk.secret.Redactor;
import dev.omk.store.DurableFiles;
import dev.omk.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the documents of a plan and says so in an event; the first plan and every later one. */
final class PlanWriting {
  private static final Set<String> PLANNED = Set.of("prd", "technical_plan", "test_spec");

  private final Path directory;
  private final DurableFiles files;
  private final Redactor redactor;

  /**
   * A writer of plans.
   *
   * @param redactor takes secrets out of what the documents quote, a gate's command for one
   */
  PlanWriting(Path directory, DurableFiles files, Redactor redactor) {
    this.directory = directory;
    this.files = files;
    this.redactor = redactor;
  }

  /**
   * The plan of a goal that begins.
   *
   * @param place where it starts, one line each
   * @param kept documents that go with it
   * @param pieces of the work, where it is to be cut into slices
   */
  GoalEvent.Planned first(
      GoalEvent.Created created,
      Intake intake,
      Outline outline,
      List<String> place,
      List<Artifact> kept,
      List<Task> pieces) {
    String blocker =
        switch (intake) {
          case Intake.Clear clear -> null;
          case Intake.Vague vague -> vague.reason();
        };
    List<String> hints = intake instanceof Intake.Vague vague ? vague.hints() : List.of();
    return write(
        created,
        intake.kind(),
        intake.kindReason(),
        hints,
        created.pins(),
        outline,
        place,
        kept,
        blocker,
        tasks(created, pieces));
  }

  private static List<Task> tasks(GoalEvent.Created created, List<Task> pieces) {
    return created.settings().sliceExecution()
        ? SlicedTasks.graph(pieces).tasks()
        : StandardTasks.graph().tasks();
  }

  // What was begun goes on as it is, with all that landed.
  private static List<Task> later(Goal goal, List<Task> pieces) {
    boolean begun = !goal.efforts().isolation().slices().isEmpty();
    boolean same = begun || pieces.isEmpty();
    return goal.settings().sliceExecution() && same && !SlicedTasks.slices(goal.tasks()).isEmpty()
        ? goal.tasks().tasks()
        : tasks(goal.created(), pieces);
  }

  /**
   * A later plan of the same goal, with the gates it has and another outline.
   *
   * @param pieces of the work, if somebody says which; those of before stay otherwise
   */
  GoalEvent.Planned again(
      Goal goal, GoalKind kind, String kindReason, Outline outline, List<Task> pieces) {
    List<Artifact> kept =
        goal.documents().stream().filter(document -> !PLANNED.contains(document.kind())).toList();
    String blocker = outline.open().stream().findFirst().map(PlanWriting::blocker).orElse(null);
    return write(
        goal.created(),
        kind,
        kindReason,
        List.of(),
        goal.pins(),
        outline,
        place(goal.created(), false),
        kept,
        blocker,
        later(goal, pieces));
  }

  private static String blocker(Question question) {
    return "question " + question.number() + ": " + question.text();
  }

  private GoalEvent.Planned write(
      GoalEvent.Created created,
      GoalKind kind,
      String kindReason,
      List<String> hints,
      Pins pins,
      Outline outline,
      List<String> place,
      List<Artifact> kept,
      @Nullable String blocker,
      List<Task> tasks) {
    Oracle oracle = Oracle.of(kind, pins.gates(), pins.comparisons());
    List<String> gaps = Pinning.gaps(pins, oracle);
    PlanInput input =
        new PlanInput(
            created.description(),
            kind,
            kindReason,
            hints,
            place,
            pins.gates(),
            pins.comparisons(),
            oracle,
            outline,
            gaps,
            tasks);
    Documents documents = new Documents(directory, files);
    List<Artifact> written = new ArrayList<>();
    String way = redactor.redact(PlanDocuments.technicalPlan(input));
    written.add(documents.write("prd", "prd.md", redactor.redact(PlanDocuments.prd(input))));
    written.add(documents.write("technical_plan", "technical-plan.md", way));
    written.add(
        documents.write(
            "test_spec", "test-spec.md", redactor.redact(PlanDocuments.testSpec(input))));
    written.addAll(kept);
    return new GoalEvent.Planned(
        kind, kindReason, oracle, tasks, written, gaps, blocker, outline, null);
  }

  /** Where a goal starts, one line each. */
  static List<String> place(GoalEvent.Created created, boolean detected) {
    List<String> facts = new ArrayList<>();
    facts.add(
        created.head().isEmpty()
            ? "no commit yet; the base is tree `" + created.base() + "`"
            : "from `"
                + created.head().substring(0, 12)
                + "`"
                + (created.branch().isEmpty() ? "" : " on branch `" + created.branch() + "`")
                + ", as the work tree was then");
    if (detected) {
      facts.add("gates were detected: there is no " + Project.GATES_FILE);
    }
    return facts;
  }
}
