package dev.omk.control.project;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateChange;
import dev.omk.gate.GateDigest;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.text.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How what a goal is judged by differs from what the project's files say by now. The goal goes on
 * with what was pinned until a person approves the new.
 *
 * @param goal whose pins these are
 * @param changes of gates
 * @param comparisons whether {@code [[observe]]} or {@code [benchmark]} differ
 */
public record GateDrift(GoalId goal, List<GateChange> changes, boolean comparisons) {
  public GateDrift {
    changes = List.copyOf(changes);
  }

  /** Between a goal and the files of its project. */
  public static GateDrift between(Goal goal, Project project) {
    Comparisons now = project.comparisons().requiring(goal.outline().minSpeedup());
    String before = GateDigest.of(List.of(), goal.pins().comparisons());
    return new GateDrift(
        goal.id(),
        GateChange.between(goal.gates(), project.gates()),
        !GateDigest.of(List.of(), now).equals(before));
  }

  /** Between a goal and files that are not those of its project: nothing. */
  public static GateDrift none(Goal goal) {
    return new GateDrift(goal.id(), List.of(), false);
  }

  /** Why a goal cannot be compared with the files of this project; empty if it can. */
  public static String incomparable(Workspace workspace, Goal goal) throws InterruptedException {
    String place = goal.created().projectDir();
    Optional<String> gone = ProjectPlace.gone(place);
    if (gone.isPresent()) {
      return gone.get();
    }
    if (!workspace.owns(Path.of(place))) {
      return "it is about another work tree: omk -C "
          + ShellWord.of(place)
          + " goal gates "
          + goal.id();
    }
    return goal.unpinned() ? "it has none yet: omk goal verify " + goal.id() : "";
  }

  /**
   * The one of the newest goal, which most commands mean; nothing when there is none, when it can
   * change no more, was made elsewhere or cannot be read, and when nothing differs.
   */
  public static Optional<GateDrift> ofNewest(Workspace workspace, Project project) {
    return workspace
        .newest()
        .map(GoalId::new)
        .flatMap(id -> readable(workspace, id))
        .filter(goal -> !goal.over() && !goal.unpinned())
        .map(goal -> between(goal, project))
        .filter(drift -> !drift.none());
  }

  private static Optional<Goal> readable(Workspace workspace, GoalId id) {
    try {
      GoalLedger ledger = GoalLedger.open(workspace, id);
      ledger.requireVerified();
      return Optional.of(ledger.goal());
    } catch (OmkException e) {
      return Optional.empty(); // Commands about that goal say so.
    }
  }

  /** Whether nothing differs. */
  public boolean none() {
    return changes.isEmpty() && !comparisons;
  }

  /** The differences, one line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(changes.stream().map(GateChange::line).toList());
    if (comparisons) {
      lines.add("[[observe]] or [benchmark] were changed");
    }
    return lines;
  }

  /** The command that lets the goal take them. */
  public String approval() {
    return "omk goal gates --approve " + goal;
  }
}
