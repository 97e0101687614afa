package dev.omk.review.security;

import static dev.omk.review.Finding.Severity.BLOCKING;
import static dev.omk.review.Finding.Severity.NOTE;
import static dev.omk.review.Finding.Severity.WARNING;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;

/** What the section {@code security} looks for. */
final class SecurityRules {
  /** A family: its members are called after the formats of secrets. */
  static final Rule SECRET =
      rule(
          "secret",
          BLOCKING,
          "a secret stands in the change",
          "Take it out and revoke it if it is real; read it from the environment. If it is none, "
              + "a person names it in .omk/secrets-allow before the goal starts.");

  static final Rule HIDDEN =
      rule(
          "security.hidden-text",
          BLOCKING,
          "the line has invisible, direction-turning or deceptive characters",
          "Remove them, or write them as escapes.");
  static final Rule CI_RIGHTS =
      rule(
          "security.ci-privilege",
          BLOCKING,
          "a workflow gets every right, or runs a stranger's code with the rights of the project",
          "Name the few rights it needs; check out a stranger's code only under pull_request.");
  static final Rule CI_MORE = CI_RIGHTS.as(WARNING);
  static final Rule CI_INJECTION =
      rule(
          "security.ci-injection",
          WARNING,
          "a workflow's shell runs text that a stranger can choose",
          "Hand it over in env and use it as \"$NAME\".");
  static final Rule CI_ACTION =
      rule(
          "security.ci-unpinned-action",
          NOTE,
          "an action is named by a branch, which its owner can move",
          "Name a release or a commit.");
  static final Rule PERMISSIVE =
      rule(
          "security.permissive",
          WARNING,
          "a setting lets everybody in, or lets a program do everything",
          "Name who may, and what.");
  static final Rule REMOTE_SCRIPT =
      rule(
          "security.remote-script",
          WARNING,
          "what a server answers is run without a look at it",
          "Download it, check its hash, then run it.");

  static final List<Rule> ALL =
      List.of(SECRET, HIDDEN, CI_RIGHTS, CI_INJECTION, CI_ACTION, PERMISSIVE, REMOTE_SCRIPT);

  private SecurityRules() {}

  private static Rule rule(String id, Severity severity, String says, String hint) {
    return new Rule(id, Section.SECURITY, severity, says, hint);
  }
}
