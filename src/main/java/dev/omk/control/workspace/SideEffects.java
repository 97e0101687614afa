package dev.omk.control.workspace;

import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.store.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a goal does further than its machine: a push, a pull request, a merge. The journal says that
 * it is meant, then it is done, then the journal says what came of it. Between the two a crash
 * leaves it in doubt; then the world outside is asked, and nothing is repeated blindly.
 *
 * <p>For the controller of a goal, which there is only one of.
 */
public final class SideEffects {
  private final GoalLedger ledger;

  /** The effects of a goal. */
  public SideEffects(GoalLedger ledger) {
    this.ledger = ledger;
  }

  /** Something to be done outside, once. */
  public interface Act {
    /** Tells it from every other of the goal; the same whenever the same is meant. */
    String id();

    /** One line for people. */
    String description();

    /**
     * Asks the world outside whether it has happened.
     *
     * @return what came of it; nothing if it has certainly not happened
     * @throws OmkException if that cannot be found out now
     */
    Optional<String> seen() throws InterruptedException;

    /**
     * Does it.
     *
     * @return what came of it
     * @throws OmkException if it failed, as far as one can tell from here
     */
    String perform() throws InterruptedException;
  }

  /** How far an effect has come. */
  private record Known(boolean intended, Optional<String> done) {}

  /**
   * Does it, unless it is done.
   *
   * @return what came of it, now or then
   * @throws OmkException if it failed and did not happen; or if nobody knows, then it stays in
   *     doubt
   */
  public String once(Act act) throws InterruptedException {
    ledger.refresh();
    Known known = all().getOrDefault(act.id(), new Known(false, Optional.empty()));
    if (known.done().isPresent()) {
      return known.done().get();
    }
    if (known.intended()) {
      Optional<String> seen = act.seen();
      if (seen.isPresent()) {
        return settled(act, seen.get());
      }
    } else {
      ledger.record(new Fact.EffectIntended(act.id(), act.description()));
    }
    return performed(act);
  }

  private String performed(Act act) throws InterruptedException {
    String outcome;
    try {
      outcome = act.perform();
    } catch (OmkException failure) {
      // An answer that was lost looks like a failure, too.
      Optional<String> seen = seenAfter(act, failure);
      if (seen.isEmpty()) {
        ledger.record(new Fact.EffectSettled(act.id(), false, failure.line()));
        throw failure;
      }
      outcome = seen.get();
    }
    return settled(act, outcome);
  }

  private static Optional<String> seenAfter(Act act, OmkException failure)
      throws InterruptedException {
    try {
      return act.seen();
    } catch (OmkException unknown) {
      failure.addSuppressed(unknown);
      throw failure; // In doubt: the next call asks first.
    }
  }

  private String settled(Act act, String outcome) {
    ledger.record(new Fact.EffectSettled(act.id(), true, outcome));
    return outcome;
  }

  /**
   * Asks the world what came of an effect that is in doubt, and writes it down. Does nothing else,
   * and nothing with one that is not in doubt.
   */
  public void resolve(Act act) throws InterruptedException {
    ledger.refresh();
    Known known = all().get(act.id());
    if (known != null && known.intended() && known.done().isEmpty()) {
      Optional<String> seen = act.seen();
      ledger.record(
          new Fact.EffectSettled(act.id(), seen.isPresent(), seen.orElse("it was never done")));
    }
  }

  /** What came of the effects that happened, by their ids, in the order of their first intents. */
  public Map<String, String> done() {
    Map<String, String> done = new LinkedHashMap<>();
    all().forEach((id, known) -> known.done().ifPresent(outcome -> done.put(id, outcome)));
    return done;
  }

  /** The ids of effects of which the journal does not say what came of them. */
  public List<String> inDoubt() {
    List<String> ids = new ArrayList<>();
    all()
        .forEach(
            (id, known) -> {
              if (known.intended() && known.done().isEmpty()) {
                ids.add(id);
              }
            });
    return ids;
  }

  private Map<String, Known> all() {
    Map<String, Known> effects = new LinkedHashMap<>();
    ledger.eachEvent(event -> note(event, effects));
    return effects;
  }

  private static void note(Event event, Map<String, Known> effects) {
    String id = event.payload().path("effect").asText();
    if (event.kind().equals("effect_intended")) {
      effects.put(id, new Known(true, Optional.empty()));
    } else if (event.kind().equals("effect_settled")) {
      boolean done = event.payload().path("done").asBoolean();
      String outcome = event.payload().path("outcome").asText();
      effects.put(id, new Known(false, done ? Optional.of(outcome) : Optional.empty()));
    }
  }
}
