package dev.omk.review.code;

import com.google.re2j.Pattern;
import dev.omk.review.CodePlace;
import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import java.util.Optional;

/** What stands around a check that is off, and makes less or nothing of it. */
final class TlsCircumstances {
  /** A call whose address is the machine itself; a port may be put in. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)\\b(get|post|put|patch|delete|head|options|request|stream|urlopen|fetch|connect"
              + "|websocket|axios)\\(\\s*(([\"'])(get|post|put|patch|delete|head|options)[\"']\\s*,\\s*)?"
              + "f?[\"'`](https|wss)://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:(\\d+|\\$?\\{[^{}\"'`]*\\}))?[/?#\"'`]");

  private static final Pattern COMPARED_BEFORE =
      Pattern.compile("([=!]==?|\\b(?i:equals)\\(([\\w.]+\\s*,)?)\\s*(\\w+\\.)*$");
  private static final Pattern COMPARED_AFTER = Pattern.compile("^\\s*([=!]==?|\\.equals\\s*\\()");

  private static final Pattern IN_LITERAL = Pattern.compile("\\bInsecureSkipVerify\\s*:");

  /** A function of one's own that looks at the certificate instead; none that says yes to all. */
  private static final Pattern OWN_CHECK =
      Pattern.compile("\\bVerify(PeerCertificate|Connection)\\s*:\\s*([a-mo-zA-Z_(]|n[^i])");

  private static final Pattern NO_CHECK =
      Pattern.compile(
          "\\bVerify(PeerCertificate|Connection)\\s*:\\s*func\\([^{]*\\{\\s*return\\s+nil\\s*\\}");

  private TlsCircumstances() {}

  /** Of any language. */
  static Optional<Rule> any(Rule rule, CodePlace place) {
    return Optional.of(LOCAL.matcher(place.statement()).find() ? rule.as(Severity.WARNING) : rule);
  }

  /** Where types look like values. */
  static Optional<Rule> javascript(Rule rule, CodePlace place) {
    return TypeScriptTypes.isIn(place) ? Optional.empty() : any(rule, place);
  }

  /** Who compares with what does not check means to refuse it. */
  static Optional<Rule> jvm(Rule rule, CodePlace place) {
    boolean compared =
        COMPARED_BEFORE.matcher(place.before()).find()
            || COMPARED_AFTER.matcher(place.after()).find();
    return compared ? Optional.empty() : any(rule, place);
  }

  /** Who takes the library's check off may put one of his own in its place. */
  static Optional<Rule> go(Rule rule, CodePlace place) {
    int open = Brackets.opener(place.before(), place.before().length());
    String literal =
        place.before().substring(open + 1)
            + place.after().substring(0, Brackets.closer(place.after()));
    boolean own =
        open >= 0
            && IN_LITERAL.matcher(place.statement()).find()
            && OWN_CHECK.matcher(literal).find()
            && !NO_CHECK.matcher(literal).find();
    return own ? Optional.of(rule.as(Severity.WARNING)) : any(rule, place);
  }
}
