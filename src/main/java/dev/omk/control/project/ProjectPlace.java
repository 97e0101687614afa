package dev.omk.control.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the project that a goal is about is where it was: else no command can go on with it. */
public final class ProjectPlace {
  /** What to do about a goal whose project is gone. */
  private static final String NEXT = "put it back, or start a goal here: " + NextCommand.RUN;

  private ProjectPlace() {}

  /** One line if there is no such directory any more. */
  public static Optional<String> gone(String projectDir) {
    try {
      return projectDir.isEmpty() || Files.isDirectory(Path.of(projectDir))
          ? Optional.empty()
          : Optional.of("its project " + projectDir + " is gone");
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Says so in a {@code goal.json} that is shown, unless the goal is over anyway.
   *
   * @param goal is changed
   */
  public static void tell(ObjectNode goal) {
    if (goal.path("status").asText().equals(GoalStatus.CANCELLED.json())) {
      return;
    }
    Optional<String> gone = gone(goal.path("project_dir").asText(""));
    if (gone.isPresent()) {
      goal.put("reason", also(goal.path("reason").asText(""), gone.get()));
      goal.put("next_step", next(goal.path("status").asText(), goal.path("next_step").asText("")));
    }
  }

  /**
   * What to do then: what a dead controller left can be put right all the same.
   *
   * @param status of the goal
   * @param otherwise what would be to do if the project were there
   */
  public static String next(String status, String otherwise) {
    return status.equals(GoalStatus.RUNNING.json()) ? otherwise : NEXT;
  }

  /** A reason with another one. */
  public static String also(String reason, String gone) {
    return reason.isEmpty() ? gone : reason + "; " + gone;
  }
}
