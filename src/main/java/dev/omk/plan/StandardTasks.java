package dev.omk.plan;

import dev.omk.task.Task;
import dev.omk.task.TaskEvidence;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.util.List;

/** The six tasks of a goal that is not cut into slices; their ids are those of omk 0.5.0. */
public final class StandardTasks {
  public static final String INTAKE = "goal-intake";
  public static final String PLAN = "goal-plan";
  public static final String VERIFY = "goal-local-verify";
  public static final String EXECUTE = "goal-agent-execute";
  public static final String REVIEW = "goal-review";
  public static final String SECURITY_REVIEW = "goal-security-review";

  private StandardTasks() {}

  /** The graph, all tasks pending. */
  public static TaskGraph graph() {
    return new TaskGraph(
        List.of(intake(), plan(), verify(), execute(), review(), securityReview()));
  }

  private static Task intake() {
    return task(
        INTAKE,
        "Record the goal",
        "Keep the text as it was given, find its kind, and refuse what nobody could judge.",
        List.of(),
        List.of("goal.json"),
        List.of("prd.md"),
        "low",
        List.of(
            "the text and its normalised form are recorded",
            "the kind and its reason are recorded"),
        new TaskEvidence("artifact", "prd.md", "the goal, its kind and its repository"));
  }

  private static Task plan() {
    return task(
        PLAN,
        "Plan the work",
        "Pin the gates, say which evidence the oracle needs, and lay out the tasks.",
        List.of(INTAKE),
        List.of("prd.md"),
        List.of("technical-plan.md", "test-spec.md"),
        "low",
        List.of("the gates are pinned", "the test specification names the evidence"),
        new TaskEvidence("artifact", "technical-plan.md", "the plan and the task graph"),
        new TaskEvidence("artifact", "test-spec.md", "what will count as proof"));
  }

  private static Task verify() {
    return task(
        VERIFY,
        "Run the gates",
        "Run the pinned gates on the work tree and compare the results with the base.",
        List.of(PLAN),
        List.of("test-spec.md", ".omk/gates.toml"),
        List.of("artifacts/gates"),
        "medium",
        List.of("every required gate passes", "no test of the base is broken, skipped or gone"));
  }

  private static Task execute() {
    return task(
        EXECUTE,
        "Do the work",
        "Let the agent change the project until the gates pass, inside its scope.",
        List.of(PLAN),
        List.of(Task.PROJECT_FILES),
        List.of(Task.PROJECT_FILES),
        "high",
        List.of("the candidate differs from the base", "no protected path is changed"));
  }

  private static Task review() {
    return task(
        REVIEW,
        "Review the change",
        "Read what the change adds against the review rules.",
        List.of(EXECUTE),
        List.of(Task.PROJECT_FILES),
        List.of("artifacts/reviews"),
        "low",
        List.of("no blocking finding"));
  }

  private static Task securityReview() {
    return task(
        SECURITY_REVIEW,
        "Review the change for secrets",
        "Look for secrets and hidden characters in what the change adds.",
        List.of(EXECUTE),
        List.of(Task.PROJECT_FILES),
        List.of("artifacts/reviews"),
        "low",
        List.of("no secret is added"));
  }

  private static Task task(
      String id,
      String title,
      String description,
      List<String> dependencies,
      List<String> readSet,
      List<String> writeSet,
      String risk,
      List<String> acceptance,
      TaskEvidence... evidence) {
    String owner = id.equals(EXECUTE) ? "executor" : "goal-controller";
    return new Task(
        id,
        title,
        description,
        TaskStatus.PENDING,
        owner,
        dependencies,
        readSet,
        writeSet,
        risk,
        acceptance,
        List.of(),
        List.of(evidence),
        0,
        null);
  }
}
