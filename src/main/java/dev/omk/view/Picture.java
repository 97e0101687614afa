package dev.omk.view;

import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Step;
import dev.omk.plan.SlicedTasks;
import dev.omk.proof.Assessment;
import dev.omk.task.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown at one moment.
 *
 * @param goal as it is; nothing when gates run without one
 * @param claims about it
 * @param doing the controller's last word; may be empty
 * @param running what runs
 * @param ended whether each gate passed that has ended in the verification that is under way
 * @param now the moment
 */
public record Picture(
    Optional<Goal> goal,
    Optional<Assessment> claims,
    String doing,
    List<Running> running,
    Map<String, Boolean> ended,
    Instant now) {

  public Picture {
    running = List.copyOf(running);
    ended = Map.copyOf(ended);
  }

  /** What the journal alone says of a goal. */
  public static Picture recorded(Goal goal, Assessment claims, Instant now) {
    List<Running> running = new ArrayList<>();
    for (Lease lease : goal.efforts().leases()) {
      String agent = SlicedTasks.named(lease.holder(), lease.taskId(), goal.tasks());
      running.add(new Running("agent", agent, since(lease.acquiredAt(), now), ""));
    }
    Step step = goal.step();
    Instant began = goal.stepStartedAt();
    if (running.isEmpty() && step != null && began != null) {
      running.add(new Running("step", step.json(), since(began, now), ""));
    }
    return new Picture(Optional.of(goal), Optional.of(claims), doing(goal), running, Map.of(), now);
  }

  // In the words of a controller that is at work, as far as the journal has what they say.
  private static String doing(Goal goal) {
    if (goal.status() != GoalStatus.RUNNING) {
      return "";
    }
    Step step = goal.step();
    if (step == null) {
      return lastPass(goal, "");
    }
    return switch (step) {
      case PLAN -> "planning";
      case VERIFY ->
          lastPass(goal, goal.baseline() == null ? "baseline verification" : "verification");
      case EXECUTE -> pass(goal.passes().size() + 1, agent(goal));
      case REVIEW -> "review";
      case DELIVER -> "delivery";
      case ACCEPT -> "final verification";
    };
  }

  private static String lastPass(Goal goal, String otherwise) {
    return goal.lastPass().map(pass -> pass(pass.number(), pass.agent())).orElse(otherwise);
  }

  private static String agent(Goal goal) {
    return goal.efforts().leases().stream().map(Lease::holder).findFirst().orElse("");
  }

  private static String pass(int number, String agent) {
    return "pass " + number + (agent.isEmpty() ? "" : ": " + agent);
  }

  private static Duration since(Instant began, Instant now) {
    Duration since = Duration.between(began, now);
    return since.isNegative() ? Duration.ZERO : Duration.ofSeconds(since.toSeconds());
  }
}
