package dev.omk.goal;

import java.time.Instant;
import java.util.List;

/**
 * Something that was decided about a goal, and why.
 *
 * @param at when
 * @param actor {@code goal-controller}, or the person
 * @param phase what it is about
 * @param kind short and stable
 * @param decision one line
 * @param rationale one line
 * @param artifacts the files that show it, relative to the goal directory
 */
public record DecisionMade(
    Instant at,
    String actor,
    GoalPhase phase,
    String kind,
    String decision,
    String rationale,
    List<String> artifacts) {
  public DecisionMade {
    artifacts = List.copyOf(artifacts);
  }
}
