package dev.omk.review.code;

import static dev.omk.review.Finding.Severity.BLOCKING;
import static dev.omk.review.Finding.Severity.NOTE;
import static dev.omk.review.Finding.Severity.WARNING;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;

/** What the section {@code code} looks for. */
final class CodeRules {
  static final Rule CONFLICT =
      rule(
          "code.conflict-marker",
          BLOCKING,
          "a merge conflict was left in the file",
          "Choose between the sides and remove the marks.");
  static final Rule SHELL =
      rule(
          "code.shell-injection",
          WARNING,
          "a shell runs text that is put together from values",
          "Start the program with a list of arguments and without a shell.");
  static final Rule EVAL =
      rule(
          "code.eval",
          WARNING,
          "a value is run as code",
          "Parse the value, or choose between functions by its name.");
  static final Rule TLS =
      rule(
          "code.tls-off",
          BLOCKING,
          "the certificate of the other side is not checked",
          "Leave the check on; name a certificate authority of your own where one is needed.");
  static final Rule TLS_DOUBT = TLS.as(WARNING);
  static final Rule PATH =
      rule(
          "code.path-traversal",
          WARNING,
          "a path comes from a request, and may lead anywhere",
          "Resolve it and check that it still lies in the folder it is meant for.");
  static final Rule CRYPTO =
      rule(
          "code.weak-crypto",
          WARNING,
          "a cipher, hash or source of chance that does not protect a secret",
          "Use a secure random source, AES-GCM, or a hash made for passwords.");
  static final Rule SQL =
      rule(
          "code.sql-injection",
          WARNING,
          "a query is put together from values",
          "Give the values as parameters of the query.");
  static final Rule DESERIALISE =
      rule(
          "code.unsafe-deserialisation",
          WARNING,
          "data may choose which objects are made of it",
          "Read a plain format such as JSON, or use the safe loader.");
  static final Rule SWALLOWED =
      rule(
          "code.swallowed-error",
          WARNING,
          "every error is caught here and nothing is done with it",
          "Catch what is expected alone, and say why it does not matter.");
  static final Rule SWALLOWED_NOTE = SWALLOWED.as(NOTE);
  static final Rule GENERATED =
      rule(
          "code.generated",
          NOTE,
          "a file that a program writes was changed",
          "Change what it is made from and make it again; leave build output out of the change.");
  static final Rule BINARY =
      rule(
          "code.binary",
          WARNING,
          "a binary file that nobody can review",
          "Leave it out, or say where it comes from and how it is made.");
  static final Rule MODE =
      rule(
          "code.made-executable",
          NOTE,
          "a file may be run now that is no script",
          "Take the executable bit away: chmod -x.");
  static final Rule SIZE =
      rule(
          "code.size",
          NOTE,
          "more than a person reads in one sitting",
          "Split the change, or say what belongs together.");

  static final List<Rule> ALL =
      List.of(
          CONFLICT,
          SHELL,
          EVAL,
          TLS,
          PATH,
          CRYPTO,
          SQL,
          DESERIALISE,
          SWALLOWED,
          GENERATED,
          BINARY,
          MODE,
          SIZE);

  private CodeRules() {}

  private static Rule rule(String id, Severity severity, String says, String hint) {
    return new Rule(id, Section.CODE, severity, says, hint);
  }
}
