package dev.omk.store;

import java.util.List;

/** What to append, decided under the journal's lock, so that nothing can happen in between. */
@FunctionalInterface
public interface Decision {
  /**
   * Decides.
   *
   * @param news the events that this {@link Journal} has not shown its caller yet: all of them at
   *     first, else what others appended since; shown now, also if the decision throws
   * @return what to append, as one batch; nothing at all is fine
   */
  List<NewEvent> decide(List<Event> news);
}
