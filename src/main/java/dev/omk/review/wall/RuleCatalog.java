package dev.omk.review.wall;

import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is. */
public final class RuleCatalog {
  /** Families whose findings come from elsewhere and are shown on the wall. */
  private static final List<Rule> GUESTS =
      List.of(
          guest("scope.out-of-scope", Section.ARCHITECT, "the change leaves the plan or the scope"),
          guest("scope.special-file", Section.ARCHITECT, "a file that no review can read"),
          guest("scope.test-removed", Section.TEST, "a test of the base is gone"),
          guest("scope.test-skipped", Section.TEST, "a test of the base is skipped now"),
          guest("scope", Section.SECURITY, "what the change may not touch was touched"),
          guest("evasion", Section.CODE, "code with which a check could be evaded"),
          guest("gate", Section.CODE, "what a tool of your own reported in SARIF"),
          guest("agent", Section.CODE, "what a reviewing agent found"),
          guest("wall.suppression", Section.CODE, "a suppression that does not count"),
          new Rule(
              "wall.unreadable-diff",
              Section.CODE,
              Severity.BLOCKING,
              "a part of the diff could not be read and was not reviewed",
              "Run the review again; if it stays, look at the diff by hand."));

  private static final List<Rule> OWN =
      Rooms.ALL.stream().flatMap(room -> room.rules().stream()).toList();
  private static final List<Rule> ALL = Stream.concat(OWN.stream(), GUESTS.stream()).toList();

  private RuleCatalog() {}

  private static Rule guest(String id, Section section, String says) {
    return new Rule(id, section, Severity.WARNING, says, "Look at what it says.");
  }

  /** The wall's own rules by section. */
  public static List<Rule> own() {
    return OWN;
  }

  /** Those and the families of what others find. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule or family that a finding's rule belongs to: the longest name that fits. */
  public static Optional<Rule> of(String id) {
    return ALL.stream()
        .filter(rule -> id.equals(rule.id()) || id.startsWith(rule.id() + "."))
        .max(Comparator.comparingInt(rule -> rule.id().length()));
  }

  /** The section of a finding. */
  static Section section(String id) {
    return of(id).map(Rule::section).orElse(Section.CODE);
  }
}
