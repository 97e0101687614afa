package dev.omk.doctor;

import dev.omk.error.OmkException;
import dev.omk.legacy.LegacyGoal;
import dev.omk.store.Journal;
import dev.omk.store.JournalState;
import dev.omk.store.Mac;
import dev.omk.store.StateDirectory;
import dev.omk.store.Storage;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies the whole journal of every goal: its chain, its macs, its head. */
final class GoalsCheck {
  private static final String AREA = "goals";
  private static final int SHOWN = 20;

  private final StateDirectory state;
  private final List<String> ids;
  private final Optional<Mac> key;
  private final String remedy;
  private final List<String> damaged = new ArrayList<>();
  private final List<String> recovered = new ArrayList<>();
  private String firstDamaged = "";
  private int legacy;

  /**
   * @param remedy what to do where there is no key
   */
  GoalsCheck(StateDirectory state, List<String> ids, Optional<Mac> key, String remedy) {
    this.state = state;
    this.ids = ids;
    this.key = key;
    this.remedy = remedy;
  }

  Diagnosis diagnosis() {
    ids.forEach(this::look);
    List<String> notes = new ArrayList<>(damaged);
    notes.addAll(recovered);
    return new Diagnosis(AREA, AREA, health(), Map.of(), notes.stream().limit(SHOWN).toList())
        .with("goals", Integer.toString(ids.size()))
        .with("damaged", Integer.toString(damaged.size()))
        .with("recovered", Integer.toString(recovered.size()));
  }

  private void look(String id) {
    try {
      if (LegacyGoal.open(state.goalDirectory(id), id).isPresent()) {
        legacy++; // It has no chain until somebody goes on with it.
        return;
      }
      Journal journal = Journal.open(state.goalDirectory(id), id, key, Storage.real());
      switch (journal.scan(event -> {})) {
        case JournalState.Intact intact -> {}
        case JournalState.Recovered(String reason, long bytes) -> recovered.add(id + ": " + reason);
        case JournalState.Damaged(long line, String reason) ->
            damaged(id, (line > 0 ? "line " + line + ": " : "") + reason);
      }
    } catch (OmkException e) {
      damaged(id, e.line());
    }
  }

  private void damaged(String id, String reason) {
    if (damaged.isEmpty()) {
      firstDamaged = id;
    }
    damaged.add(id + ": " + reason);
  }

  private String told() {
    String ours = Count.of(ids.size() - legacy, "journal") + ", every chain holds";
    return legacy == 0
        ? ours
        : ours + "; " + Count.of(legacy, "goal") + " of omk 0.5.0, which kept none";
  }

  private Health health() {
    if (!damaged.isEmpty()) {
      return new Health.Broken(
          damaged.size() + " of " + Count.of(ids.size(), "journal") + ": the chain does not hold",
          "start such goals anew; see what is intact: omk goal replay " + firstDamaged);
    }
    if (!recovered.isEmpty()) {
      return new Health.Warning(
          recovered.size()
              + " of "
              + Count.of(ids.size(), "journal")
              + ": a crash cut off the last line",
          "nothing is lost; the goal's next step drops the piece");
    }
    return key.isPresent() || legacy == ids.size()
        ? new Health.Ok(told())
        : new Health.Warning(
            Count.of(ids.size(), "journal")
                + ", every chain holds; without the key nobody knows whose they are",
            remedy);
  }
}
