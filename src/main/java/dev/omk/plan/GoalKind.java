package dev.omk.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What sort of work a goal is, and so which evidence its oracle asks for. */
public enum GoalKind {
  GREENFIELD("acceptance", "smoke", "demo"),
  REWRITE("compatibility", "golden"),
  MIGRATION("compatibility", "golden"),
  REFACTOR("compatibility", "golden"),
  BUGFIX("regression"),
  PERFORMANCE("performance"),
  AUDIT("audit"),
  DOCS("docs"),
  MIXED("acceptance", "compatibility");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> evidence;

  GoalKind(String... evidence) {
    this.evidence = List.of(evidence);
  }

  /** The evidence that its oracle needs, in the words that gates use as tags. */
  public List<String> evidence() {
    return evidence;
  }

  /** The word for documents. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word, if it is one. */
  public static Optional<GoalKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.json().equals(word)).findFirst();
  }

  /** Whether a gate that is green on base and candidate shows something: behaviour was kept. */
  public boolean keepsBehaviour() {
    return switch (this) {
      case REWRITE, MIGRATION, REFACTOR -> true;
      case GREENFIELD, BUGFIX, PERFORMANCE, AUDIT, DOCS, MIXED -> false;
    };
  }

  /** Whether only a comparison made by omk itself could be strong evidence for this kind. */
  public boolean needsComparison() {
    return keepsBehaviour() || this == PERFORMANCE;
  }
}
