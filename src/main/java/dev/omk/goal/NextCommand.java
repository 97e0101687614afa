package dev.omk.goal;

/**
 * The command lines that a next step names, as a person pastes them. Here and nowhere else, so that
 * a command that gets another name is right everywhere.
 */
public final class NextCommand {
  /** Begins another goal. */
  public static final String RUN = "omk goal run \"...\"";

  /** What is left to do where a goal is over or worth nothing any more. */
  public static final String ANEW = "start a new one with: " + RUN;

  private NextCommand() {}

  /** Takes a goal up that was paused or whose controller died. */
  public static String resume(GoalId id) {
    return "omk goal resume " + id;
  }

  /** Lets the loop go on with a goal. */
  public static String goOn(GoalId id) {
    return resume(id) + " --continue";
  }

  /** The same for the goal of this work tree, where its id is not known. */
  public static String goOn() {
    return "omk goal resume --continue";
  }

  /** Says yes to what was proven. */
  public static String accept(GoalId id) {
    return "omk goal accept " + id + " --summary \"...\"";
  }

  /** Looks at what is weakly shown, and says yes or no. */
  public static String judge(GoalId id) {
    return "look at it: omk goal show "
        + id
        + " --diff; then: "
        + accept(id)
        + ", or: omk goal reject "
        + id
        + " --reason \"...\"";
  }

  /** Shows what was proven, and how strongly. */
  public static String proof(GoalId id) {
    return "omk goal proof " + id;
  }

  /** Answers a question of the plan. */
  public static String answer(GoalId id, int question) {
    return "omk goal answer " + id + " --question " + question + " --text \"...\"";
  }
}
