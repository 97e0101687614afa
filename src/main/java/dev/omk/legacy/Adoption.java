package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pins;
import dev.omk.goal.Settings;
import dev.omk.plan.Intake;
import dev.omk.plan.StandardTasks;
import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import java.time.Instant;
import java.util.List;

/** A recorded goal as the event that makes it one of ours. */
public final class Adoption {
  /** Where files go whose names we need, relative to the goal's directory. */
  public static final String FOLDER = OldFiles.FOLDER;

  /** Their names. */
  public static final List<String> REPLACED = OldFiles.REPLACED;

  private Adoption() {}

  /**
   * The event. Reads every file of the goal, for their hashes.
   *
   * @throws OmkException {@code DAMAGED_STATE} if its state, its tasks or its journal cannot be
   *     read to the end: then there is nothing to go on with
   */
  public static GoalEvent.Adopted of(LegacyGoal goal) {
    ObjectNode state = whole(goal, goal.goal());
    TaskGraph tasks = tasks(goal);
    if (goal.hasJournal()) {
      whole(goal, goal.events()); // Damage would be out of sight afterwards.
    }
    GoalStatus recorded = GoalStatus.valueOf(upper(state.path("status").asText()));
    Intake intake = Intake.read(state.path("original_goal").asText());
    RecordedBudget budget = goal.budget().content();
    String reason = state.path("reason").asText("");
    return new GoalEvent.Adopted(
        created(state, budget, intake),
        Instant.parse(state.path("created_at").asText()),
        status(recorded),
        GoalPhase.valueOf(upper(state.path("phase").asText())),
        reason(recorded, reason),
        state.path("next_step").asText(""),
        recorded == GoalStatus.BLOCKED_ON_HUMAN ? reason(recorded, reason) : null,
        intake.kind(),
        kindReason(intake),
        budget.spent(),
        tasks.tasks(),
        OldFiles.of(goal.directory()));
  }

  private static <T> T whole(LegacyGoal goal, Part<T> part) {
    if (part.damaged()) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          "Goal '" + goal.id() + "' cannot go on: " + part.problem(),
          "start a new one with: omk goal run \"...\"");
    }
    return part.content();
  }

  private static TaskGraph tasks(LegacyGoal goal) {
    List<Task> recorded = whole(goal, goal.tasks()).tasks();
    return recorded.isEmpty() ? StandardTasks.graph() : new TaskGraph(recorded);
  }

  // Nothing vouches for what is recorded as ready. What is recorded as running has no controller
  // of ours, so it is an orphan: resume marks what ran as interrupted.
  private static GoalStatus status(GoalStatus recorded) {
    return switch (recorded) {
      case READY -> GoalStatus.NOT_READY;
      case RUNNING,
          NOT_READY,
          BLOCKED_ON_HUMAN,
          BLOCKED_ON_EXTERNAL,
          NEEDS_MORE_BUDGET,
          FAILED_INFRA,
          PAUSED,
          CANCELLED ->
          recorded;
    };
  }

  private static String reason(GoalStatus recorded, String reason) {
    return reason.isEmpty() ? "adopted from omk 0.5.0: " + recorded.words() : reason;
  }

  private static GoalEvent.Created created(ObjectNode state, RecordedBudget budget, Intake intake) {
    return new GoalEvent.Created(
        "goal",
        state.path("project_dir").asText(""),
        state.path("original_goal").asText(),
        intake.normalized(),
        settings(state),
        budget.budget(),
        Pins.NONE,
        "",
        "",
        "",
        "",
        List.of("adopted from omk 0.5.0: what was done before is part of the base"));
  }

  private static Settings settings(ObjectNode state) {
    Settings standard = Settings.DEFAULT;
    return new Settings(
        state.path("until_ready").asBoolean(false),
        null,
        null,
        false,
        standard.maxIterations(),
        Math.max(1, state.path("max_agents").asInt(1)),
        state.path("delivery_policy").asText(standard.deliveryPolicy()),
        state.path("merge_policy").asText(standard.mergePolicy()),
        state.path("slice_execution").asBoolean(false),
        List.of(),
        false);
  }

  private static String kindReason(Intake intake) {
    return switch (intake) {
      case Intake.Clear clear -> clear.kindReason();
      case Intake.Vague vague -> vague.kindReason();
    };
  }

  private static String upper(String word) {
    return word.toUpperCase(java.util.Locale.ROOT);
  }
}
