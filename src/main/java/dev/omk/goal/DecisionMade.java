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
 * @param alternatives what was decided against, one line each
 * @param artifacts the files that show it, relative to the goal directory
 */
public record DecisionMade(
    Instant at,
    String actor,
    GoalPhase phase,
    String kind,
    String decision,
    String rationale,
    List<String> alternatives,
    List<String> artifacts) {
  public DecisionMade {
    alternatives = List.copyOf(alternatives);
    artifacts = List.copyOf(artifacts);
  }
}
