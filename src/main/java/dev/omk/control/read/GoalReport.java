package dev.omk.control.read;

import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Workspace;
import dev.omk.document.EventCodec;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Happened;
import dev.omk.goal.Pass;
import dev.omk.json.MalformedJsonException;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.report.Report;
import dev.omk.store.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report of a goal is made of, as its journal and its trees are now.
 *
 * @param outcome the goal and every claim about it
 * @param events all of its events
 * @param diffs the whole difference, as {@link GoalDiff} has it, then what each pass changed
 */
public record GoalReport(Outcome outcome, List<Happened> events, List<Report.Diff> diffs) {
  private static final int MOST_PASSES = 60;

  public GoalReport {
    events = List.copyOf(events);
    diffs = List.copyOf(diffs);
  }

  /**
   * Reads it; changes nothing.
   *
   * @throws OmkException {@code DAMAGED_STATE} if the journal does not verify
   */
  public static GoalReport of(Workspace workspace, GoalId id) throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.requireVerified();
    Goal goal = ledger.goal();
    List<Report.Diff> diffs = new ArrayList<>();
    Live live = Live.NOT_LOOKED;
    if (!goal.unpinned()) {
      live = new Live(GoalTree.open(workspace, ledger).candidate(), ledger.intact(), null);
      diffs.add(diff(workspace, id, 0));
      List<Pass> passes = goal.passes();
      for (Pass pass : passes.subList(Math.max(0, passes.size() - MOST_PASSES), passes.size())) {
        diffs.add(diff(workspace, id, pass.number()));
      }
    }
    Assessment assessment = ledger.assess(live);
    List<Event> events = new ArrayList<>();
    ledger.eachEvent(events::add);
    return new GoalReport(
        new Outcome(goal, assessment, ledger.directory()), happened(events), diffs);
  }

  private static Report.Diff diff(Workspace workspace, GoalId id, int pass)
      throws InterruptedException {
    Optional<Long> number = pass == 0 ? Optional.empty() : Optional.of((long) pass);
    GoalDiff diff = GoalDiff.of(workspace, id, number);
    return new Report.Diff(pass, diff.heading(), diff.text(), diff.truncated());
  }

  /** Events of a journal with what they mean; what cannot be what we wrote is left out. */
  static List<Happened> happened(List<Event> events) {
    EventCodec codec = new EventCodec();
    List<Happened> all = new ArrayList<>();
    for (Event event : events) {
      try {
        all.add(new Happened(event.seq(), event.ts(), codec.event(event.kind(), event.payload())));
      } catch (MalformedJsonException e) {
        return all; // The goal itself could not be read further.
      }
    }
    return all;
  }
}
