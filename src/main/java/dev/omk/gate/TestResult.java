package dev.omk.gate;

/**
 * One test as a report names it.
 *
 * @param id class and name, stable between runs, for instance {@code tests.test_calc::test_add}
 * @param status how it ended
 * @param message the first line of a failure or the reason of a skip; may be empty
 * @param file relative to the work tree, empty when the report does not say
 * @param line from 1, 0 when unknown
 */
public record TestResult(String id, Status status, String message, String file, int line) {

  /** How a test ended. An expected failure counts as skipped: it shows nothing. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED
  }
}
