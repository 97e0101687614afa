package dev.omk.config;

import dev.omk.review.ReviewPolicy;
import dev.omk.review.Rule;
import dev.omk.review.wall.RuleCatalog;
import dev.omk.text.Nearest;
import java.util.List;
import java.util.Optional;

/** The names of rules that a configuration may use. */
final class RuleNames {
  private RuleNames() {}

  /** What is wrong with a name, if anything is. */
  static Optional<String> problem(String name) {
    if (!ReviewPolicy.mayConfigure(name)) {
      return Optional.of("'" + name + "': proofs rest on this rule, so it cannot be configured");
    }
    List<String> known = RuleCatalog.all().stream().map(Rule::id).toList();
    boolean fits =
        known.contains(name)
            || name.startsWith("secret.")
            || name.startsWith("gate.")
            || known.stream().anyMatch(rule -> rule.startsWith(name + "."));
    return fits
        ? Optional.empty()
        : Optional.of("there is no rule '" + name + "'" + Nearest.hint(name, known));
  }
}
