package dev.omk.gate;

import dev.omk.text.Count;

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
  /** The runner that counts its tests and names those that failed: {@code unittest NAME}. */
  public static final String UNITTEST = "unittest";

  /** How the id of a Go package begins, of which its runner says no more than whether it passed. */
  public static final String GO_PACKAGE = "go ";

  private static final String NUMBER = " #";
  private static final String SEPARATOR = "::";
  private static final String UNLOADED = "collection failure";

  /** One of those that a runner counts and does not name; {@code number} is from 1. */
  public static TestResult counted(String runner, int number, Status status) {
    return new TestResult(runner + NUMBER + number, status, "", "", 0);
  }

  /** Whether it is only counted: then its id says nothing to a person. */
  public boolean counted() {
    int at = id.lastIndexOf(NUMBER);
    return file.isEmpty()
        && message.isEmpty()
        && at > 0
        && id.substring(at + NUMBER.length()).chars().allMatch(Character::isDigit);
  }

  /**
   * Whether it tells a person nothing that the gate's own outcome does not: it is only counted, or
   * stands for a whole package.
   */
  boolean anonymous() {
    return ofPackage() || counted();
  }

  /** Whether it stands for all tests of a package, of which nobody says how many there are. */
  public boolean ofPackage() {
    return file.isEmpty() && message.isEmpty() && id.startsWith(GO_PACKAGE);
  }

  /**
   * How many there are, for people: {@code 12 tests}, {@code 3 packages}, {@code 2 tests and 1
   * package}.
   *
   * @param all of them
   * @param packages how many of these stand for a whole package
   */
  public static String number(long all, long packages) {
    String whole = packages == 0 ? "" : Count.of(packages, "package");
    String tests = all == packages && packages > 0 ? "" : Count.of(all - packages, "test");
    return tests.isEmpty() || whole.isEmpty() ? tests + whole : tests + " and " + whole;
  }

  /** Whether {@code runner} counted it and did not name it. */
  boolean countedBy(String runner) {
    return counted() && id.startsWith(runner + NUMBER);
  }

  /**
   * The module whose tests could not be loaded, as pytest says it: one result stands for all of
   * them, with the module for a name. Empty for a test.
   */
  String unloaded() {
    return status == Status.FAILED && message.startsWith(UNLOADED)
        ? id.substring(id.lastIndexOf(SEPARATOR) < 0 ? 0 : id.lastIndexOf(SEPARATOR) + 2)
        : "";
  }

  /** Whether it is one of the tests of a module. */
  boolean of(String module) {
    return id.startsWith(module + SEPARATOR);
  }

  /** The same with another id. */
  TestResult named(String other) {
    return new TestResult(other, status, message, file, line);
  }

  /** How a test ended. An expected failure counts as skipped: it shows nothing. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED
  }
}
