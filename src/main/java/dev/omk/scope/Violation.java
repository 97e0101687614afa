package dev.omk.scope;

/**
 * Something an agent did that it may not do.
 *
 * @param path the path, or the ref or setting, concerned
 * @param kind what kind of rule it breaks
 * @param action whether it was undone, or waits for a person
 * @param diff path of the kept patch relative to the goal directory; may be empty
 * @param message one line for people and for the agent's next prompt
 */
public record Violation(String path, Kind kind, Action action, String diff, String message) {

  /** The rule that was broken. */
  public enum Kind {
    PROTECTED_PATH,
    OUT_OF_SCOPE,
    TEST_REMOVED,
    TEST_SKIPPED,
    SHADOWED_PROGRAM,
    REPOSITORY_STATE,
    SPECIAL_FILE,
    OUTSIDE_THE_TREE;

    /** Whether a person may let it stand by naming its path. */
    public boolean approvable() {
      return this == PROTECTED_PATH || this == SHADOWED_PROGRAM;
    }
  }

  /** What it says, with its path before it: once, for some messages begin with it. */
  public String named() {
    return message.startsWith(path + " ") ? message : path + ": " + message;
  }

  /** What it says, for where the path stands beside it. */
  public String unnamed() {
    return message.startsWith(path + " ") ? message.substring(path.length() + 1) : message;
  }

  /** Whether it is still there and a person has to name its path to let it stand. */
  public boolean needsApproval() {
    return kind.approvable() && action == Action.PENDING;
  }

  /** What was done about it. */
  public enum Action {
    UNDONE,
    PENDING
  }
}
