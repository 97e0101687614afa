package dev.omk.review;

/**
 * One thing a review found.
 *
 * @param rule stable id, for instance {@code secret.github-token}
 * @param severity what it means for readiness
 * @param path relative to the work tree
 * @param line from 1 in the candidate, 0 when it concerns the file
 * @param message one line, with no secret in it
 * @param hint how to mend it
 */
public record Finding(
    String rule, Severity severity, String path, int line, String message, String hint) {

  /** What a finding means for readiness. */
  public enum Severity {
    BLOCKING,
    WARNING,
    NOTE
  }

  /** Whether nobody can approve it. */
  public boolean blocks() {
    return severity == Severity.BLOCKING;
  }

  /** The same of another severity. */
  public Finding as(Severity other) {
    return new Finding(rule, other, path, line, message, hint);
  }

  /** {@code path:line}, without what is unknown. */
  public String place() {
    return line > 0 ? path + ":" + line : path;
  }
}
