package dev.omk.review.slop;

import static dev.omk.review.Finding.Severity.NOTE;
import static dev.omk.review.Finding.Severity.WARNING;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;

/** What the section {@code anti-slop} looks for. */
final class SlopRules {
  static final Rule DEBUG =
      rule("slop.debug-output", WARNING, "a leftover of debugging", "Take it out.");
  static final Rule DEBUG_NOTE = DEBUG.as(NOTE);
  static final Rule COMMENTED =
      rule(
          "slop.commented-code",
          NOTE,
          "lines of code, three or more in a row, that are commented out",
          "Take it out: the history keeps what was there.");
  static final Rule TODO =
      rule(
          "slop.todo",
          NOTE,
          "something to be done that no one is told of",
          "Do it, or name the issue that asks for it: TODO(#12).");
  static final Rule CHURN =
      rule(
          "slop.churn",
          NOTE,
          "nothing but white space was changed",
          "Leave lines as they are that the goal does not need.");
  static final Rule REPEATED =
      rule(
          "slop.repeated-block",
          WARNING,
          "a block that is there already",
          "Use what is there, or give both one place.");
  static final Rule NAMES_NOTHING =
      rule(
          "slop.names-nothing",
          WARNING,
          "the text names a file that is not there",
          "Correct the name, or add what it names.");
  static final Rule CHANGELOG =
      rule(
          "slop.changelog",
          NOTE,
          "the project keeps a changelog, and this change is not in it",
          "Add a line that says what changes for its users.");

  static final List<Rule> ALL =
      List.of(DEBUG, COMMENTED, TODO, CHURN, REPEATED, NAMES_NOTHING, CHANGELOG);

  private SlopRules() {}

  private static Rule rule(String id, Severity severity, String says, String hint) {
    return new Rule(id, Section.ANTI_SLOP, severity, says, hint);
  }
}
