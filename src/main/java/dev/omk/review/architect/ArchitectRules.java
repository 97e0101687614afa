package dev.omk.review.architect;

import static dev.omk.review.Finding.Severity.NOTE;
import static dev.omk.review.Finding.Severity.WARNING;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;

/** What the section {@code architect} looks for. */
final class ArchitectRules {
  static final Rule API_REMOVED =
      rule(
          "architect.api-removed",
          WARNING,
          "something public is gone that the goal does not speak of",
          "Keep it, or keep its name and let it call what took its place.");
  static final Rule API_CHANGED =
      rule(
          "architect.api-changed",
          NOTE,
          "something public is called in another way now",
          "Add a new one beside it, or name the change in the goal.");
  static final Rule NEW_DEPENDENCY =
      rule(
          "architect.new-dependency",
          WARNING,
          "a new dependency that the goal does not speak of",
          "Do without it, or say why it is worth its upkeep.");
  static final Rule DEPENDENCY_CHANGED =
      rule(
          "architect.dependency-changed",
          NOTE,
          "a dependency has another version",
          "Read what changed in it.");
  static final Rule UNPINNED =
      rule(
          "architect.unpinned-dependency",
          WARNING,
          "a dependency whose version anybody upstream can change",
          "Name a version, or the commit of a repository.");
  static final Rule LOOK_ALIKE =
      rule(
          "architect.look-alike-dependency",
          WARNING,
          "a dependency that is called almost like a well-known one",
          "Check its spelling and who publishes it.");
  static final Rule LOCK =
      rule(
          "architect.lock-file",
          WARNING,
          "the lock file does not fit the manifest",
          "Let the package manager write the lock file anew, and commit both.");
  static final Rule INSTALL_SCRIPT =
      rule(
          "architect.install-script",
          WARNING,
          "something runs on every machine that installs this",
          "Do without it, or say what it does.");
  static final Rule LICENCE =
      rule(
          "architect.licence",
          WARNING,
          "a licence that may not fit, or was changed",
          "Let a person decide about licences.");
  static final Rule TOP_LEVEL =
      rule(
          "architect.new-top-level",
          NOTE,
          "a new place at the top of the project",
          "Put it where its like lives already, or name it in the goal.");

  static final List<Rule> ALL =
      List.of(
          API_REMOVED,
          API_CHANGED,
          NEW_DEPENDENCY,
          DEPENDENCY_CHANGED,
          UNPINNED,
          LOOK_ALIKE,
          LOCK,
          INSTALL_SCRIPT,
          LICENCE,
          TOP_LEVEL);

  private ArchitectRules() {}

  private static Rule rule(String id, Severity severity, String says, String hint) {
    return new Rule(id, Section.ARCHITECT, severity, says, hint);
  }
}
