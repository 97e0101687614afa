package dev.omk.review;

import dev.omk.glob.Globs;
import dev.omk.review.Finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's configuration says of rules. A name stands for a rule or for all that begin with
 * it and a point; the longest name that fits counts.
 */
public final class ReviewPolicy {
  /** Rules on which proofs rest: no configuration changes them. */
  private static final List<String> FIXED = List.of("evasion", "scope", "wall", "agent");

  private final Map<String, Optional<Severity>> severities;
  private final Map<String, Globs> quiet = new HashMap<>();
  private final Optional<Globs> ignored;

  /**
   * @param severities by the name of rules; empty is off
   * @param quiet by the name of rules, globs of files in which they say nothing
   * @param ignored globs of files in which only secrets and hidden text are looked for
   */
  public ReviewPolicy(
      Map<String, Optional<Severity>> severities,
      Map<String, List<String>> quiet,
      List<String> ignored) {
    this.severities = Map.copyOf(severities);
    quiet.forEach((rule, globs) -> this.quiet.put(rule, Globs.of(globs)));
    this.ignored = ignored.isEmpty() ? Optional.empty() : Optional.of(Globs.of(ignored));
  }

  /** Nothing configured. */
  public static ReviewPolicy none() {
    return new ReviewPolicy(Map.of(), Map.of(), List.of());
  }

  /** Whether a configuration may speak of a rule. */
  public static boolean mayConfigure(String rule) {
    return FIXED.stream().noneMatch(fixed -> within(rule, fixed));
  }

  /** The finding as the user wants it; empty where it is off. */
  public Optional<Finding> apply(Finding finding) {
    if (!mayConfigure(finding.rule())) {
      return Optional.of(finding);
    }
    boolean always = within(finding.rule(), "secret") || finding.rule().endsWith("hidden-text");
    if (!always && ignored.filter(globs -> globs.covers(finding.path())).isPresent()) {
      return Optional.empty();
    }
    for (Map.Entry<String, Globs> entry : quiet.entrySet()) {
      if (within(finding.rule(), entry.getKey()) && entry.getValue().covers(finding.path())) {
        return Optional.empty();
      }
    }
    return named(finding.rule())
        .map(name -> severities.getOrDefault(name, Optional.empty()).map(finding::as))
        .orElse(Optional.of(finding));
  }

  private Optional<String> named(String rule) {
    return severities.keySet().stream()
        .filter(name -> within(rule, name))
        .max(java.util.Comparator.comparingInt(String::length));
  }

  private static boolean within(String rule, String name) {
    return rule.equals(name)
        || rule.startsWith(name + ".")
        || (name.startsWith("gate.") && rule.startsWith(name + "/"));
  }
}
