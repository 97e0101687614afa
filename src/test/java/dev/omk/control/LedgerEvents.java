package dev.omk.control;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.store.Event;
import java.util.ArrayList;
import java.util.List;

/** The events of a goal, kept; for goals that are as short as those of tests. */
final class LedgerEvents {
  private LedgerEvents() {}

  static List<Event> of(GoalLedger ledger) {
    List<Event> events = new ArrayList<>();
    ledger.eachEvent(events::add);
    return events;
  }
}
