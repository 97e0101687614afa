package dev.omk.review.tests;

import static dev.omk.review.Finding.Severity.BLOCKING;
import static dev.omk.review.Finding.Severity.NOTE;
import static dev.omk.review.Finding.Severity.WARNING;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;

/** What the section {@code test} looks for. */
final class TestRules {
  static final Rule FOCUSED =
      rule(
          "test.focused",
          BLOCKING,
          "only this test runs, and all others of its file are left out",
          "Take the focus away, so that every test runs.");
  static final Rule SKIPPED =
      rule(
          "test.skipped",
          WARNING,
          "a test is skipped or disabled",
          "Let it run, or say in the pull request why it cannot.");
  static final Rule DELETED =
      rule(
          "test.deleted",
          WARNING,
          "a test file is gone",
          "Put it back, or say which test shows the same now.");
  static final Rule WEAKENED =
      rule(
          "test.weakened",
          WARNING,
          "tests of the base assert less than they did",
          "Keep what was asserted; change the code, not the expectation.");
  static final Rule VACUOUS =
      rule(
          "test.vacuous",
          WARNING,
          "an assertion that cannot fail",
          "Assert something about what the code does.");
  static final Rule MISSING =
      rule(
          "test.missing",
          NOTE,
          "code was changed and no test",
          "Add a test that fails without the change.");

  static final List<Rule> ALL = List.of(FOCUSED, SKIPPED, DELETED, WEAKENED, VACUOUS, MISSING);

  private TestRules() {}

  private static Rule rule(String id, Severity severity, String says, String hint) {
    return new Rule(id, Section.TEST, severity, says, hint);
  }
}
