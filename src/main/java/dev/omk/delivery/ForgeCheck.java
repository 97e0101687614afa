package dev.omk.delivery;

/**
 * One check of a commit.
 *
 * @param name its name
 * @param state how it stands
 * @param summary what it has to say, bounded; may be empty
 * @param url where its log is; may be empty
 */
public record ForgeCheck(String name, State state, String summary, String url) {

  /** How a check stands. */
  public enum State {
    PENDING,
    PASSED,
    FAILED
  }
}
