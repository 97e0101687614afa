package dev.omk.worktree;

import java.util.List;

/**
 * A subject and what its tree cannot hold or should be known of.
 *
 * @param notes sorted by path
 */
public record Snapshot(Subject subject, List<SnapshotNote> notes) {
  public Snapshot {
    notes = List.copyOf(notes);
  }
}
