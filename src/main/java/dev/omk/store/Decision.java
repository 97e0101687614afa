package dev.omk.store;

import java.util.List;

/** What to append, decided under the journal's lock, so that nothing can happen in between. */
@FunctionalInterface
public interface Decision {
  /**
   * Decides, when all that is there has been shown.
   *
   * @return what to append, as one batch; nothing at all is fine
   */
  List<NewEvent> decide();
}
