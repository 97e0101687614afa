package dev.omk.goal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a goal cost and who decided what, from its beginning.
 *
 * @param checkpoints one a step and decision
 * @param charges one a step
 * @param decisions of the plan, then those of people
 */
public record Chronicle(
    List<Checkpoint> checkpoints, List<Charge> charges, List<DecisionMade> decisions) {
  /** Nothing has happened. */
  static final Chronicle EMPTY = new Chronicle(List.of(), List.of(), List.of());

  public Chronicle {
    checkpoints = List.copyOf(checkpoints);
    charges = List.copyOf(charges);
    decisions = List.copyOf(decisions);
  }

  Chronicle with(Checkpoint checkpoint) {
    return new Chronicle(plus(checkpoints, checkpoint), charges, decisions);
  }

  /** The same with another last checkpoint. */
  Chronicle withLast(Checkpoint checkpoint) {
    List<Checkpoint> all = new ArrayList<>(checkpoints);
    all.set(all.size() - 1, checkpoint);
    return new Chronicle(all, charges, decisions);
  }

  Chronicle with(Charge charge) {
    return new Chronicle(checkpoints, plus(charges, charge), decisions);
  }

  Chronicle with(DecisionMade decision) {
    return new Chronicle(checkpoints, charges, plus(decisions, decision));
  }

  private static <T> List<T> plus(List<T> some, T one) {
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
