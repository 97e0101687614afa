package dev.omk.scope;

/**
 * A test file that differs from the base.
 *
 * @param path in the candidate; for a deleted file the path on the base
 * @param kind how it differs
 * @param support a new file that is no test itself and that tests may load: a helper, {@code
 *     tests/__init__.py}, data
 */
public record TestChange(String path, Kind kind, boolean support) {

  /** How a test file differs. Only {@link #SAME} says nothing about evidence. */
  public enum Kind {
    /** It was not there: the agent's own. Weak. */
    NEW,
    /** What was there is still there, and something follows. Weak. */
    APPENDED,
    /** Any other change. Weak. */
    WEAKENED_OR_CHANGED,
    /** Gone. A violation, except for data outside of the folders of tests, which is weak. */
    DELETED,
    /**
     * Moved with the same content to a path where it is a test as before, or in its place with
     * nothing but blank lines and blanks at the end of lines changed.
     */
    SAME,
    /** Newly skips, disables or singles out tests. A violation. */
    SKIP_ADDED
  }
}
