package dev.omk.control.workspace;

import dev.omk.goal.Goal;
import dev.omk.proof.Assessment;
import java.nio.file.Path;

/**
 * What a command leaves: the goal, and every claim about it as things are now.
 *
 * @param goal its state
 * @param assessment every claim, given the work tree as it is
 * @param directory of the goal
 */
public record Outcome(Goal goal, Assessment assessment, Path directory) {

  /** Whether the goal is ready, and what was proven is what is there. */
  public boolean ready() {
    return goal.status() == dev.omk.goal.GoalStatus.READY && assessment.ready();
  }
}
