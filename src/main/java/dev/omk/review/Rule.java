package dev.omk.review;

import dev.omk.review.Finding.Severity;

/**
 * What a rule of the wall looks for.
 *
 * @param id stable, for instance {@code code.eval}; for a family the part that its members share
 * @param section whose finding it is
 * @param severity unless the user's configuration says otherwise
 * @param says what is wrong, one line
 * @param hint what to change
 */
public record Rule(String id, Section section, Severity severity, String says, String hint) {

  /** A finding in a line, or in the whole file where the line is 0. */
  public Finding at(String path, int line) {
    return at(path, line, says);
  }

  /** The same with words of its own. */
  public Finding at(String path, int line, String message) {
    return new Finding(id, severity, path, line, message, hint);
  }

  /** The same of another severity. */
  public Rule as(Severity other) {
    return new Rule(id, section, other, says, hint);
  }
}
