package dev.omk.goal;

import java.time.Instant;
import java.util.List;

/**
 * The integrator's decision for one candidate.
 *
 * @param subject the tree that was accepted
 * @param summary the integrator's words
 * @param by who decided: user and terminal, or {@code controller} for {@code --accept auto}
 * @param at when
 * @param approved the weak points that were accepted with it, one line each
 */
public record Acceptance(
    String subject, String summary, String by, Instant at, List<String> approved) {
  private static final int SHOWN = 4;

  public Acceptance {
    approved = List.copyOf(approved);
  }

  /** Why the goal is ready, one line. */
  public String reason() {
    if (approved.isEmpty()) {
      return "all evidence is there, accepted by " + by;
    }
    int more = approved.size() - SHOWN;
    return "accepted by "
        + by
        + ", although weak: "
        + String.join("; ", approved.subList(0, Math.min(SHOWN, approved.size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }
}
