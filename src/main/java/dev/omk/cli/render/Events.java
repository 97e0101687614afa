package dev.omk.cli.render;

import dev.omk.store.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The events of a goal, which nobody keeps: there may be millions.
 *
 * @param count how many
 * @param first when the first was written
 * @param last when the last was
 * @param source shows all of them in order, as often as it is asked
 */
public record Events(
    long count, Optional<Instant> first, Optional<Instant> last, Consumer<Consumer<Event>> source) {

  /** Events that are kept. */
  public static Events of(List<Event> events) {
    List<Event> kept = List.copyOf(events);
    boolean some = !kept.isEmpty();
    return new Events(
        kept.size(),
        some ? Optional.of(kept.getFirst().ts()) : Optional.empty(),
        some ? Optional.of(kept.getLast().ts()) : Optional.empty(),
        kept::forEach);
  }

  /** These, and then others. */
  public Events then(Events more) {
    return new Events(
        count + more.count,
        first.or(more::first),
        more.last.or(this::last),
        events -> {
          source.accept(events);
          more.source.accept(events);
        });
  }
}
