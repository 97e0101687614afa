package dev.omk.proof;

import java.util.List;
import java.util.Locale;

/**
 * One thing that must hold before a goal is ready.
 *
 * @param rule stable id: {@code gates pins work tests review oracle criteria doubts journal
 *     subject}
 * @param strength whether and how well it is shown
 * @param detail what shows it, or what is missing, one line
 * @param evidence paths relative to the goal directory
 */
public record Claim(String rule, Strength strength, String detail, List<String> evidence) {
  public Claim {
    evidence = List.copyOf(evidence);
  }

  /** How well a claim is shown. */
  public enum Strength {
    /** Shown by something that no agent could have arranged. */
    STRONG,
    /** Shown, but a person has to look before it counts. */
    WEAK,
    /** Not shown; nobody may wave it through. */
    MISSING;

    /** The word for documents. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Claim strong(String rule, String detail, String... evidence) {
    return new Claim(rule, Strength.STRONG, detail, List.of(evidence));
  }

  static Claim weak(String rule, String detail, String... evidence) {
    return new Claim(rule, Strength.WEAK, detail, List.of(evidence));
  }

  static Claim missing(String rule, String detail, String... evidence) {
    return new Claim(rule, Strength.MISSING, detail, List.of(evidence));
  }
}
