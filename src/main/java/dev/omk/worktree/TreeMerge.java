package dev.omk.worktree;

import java.util.List;

/**
 * Two commits brought together, without touching any file.
 *
 * @param subject the tree; where there are conflicts, with git's markers in it
 * @param conflicts the paths that both changed in ways that do not go together, sorted
 */
public record TreeMerge(Subject subject, List<String> conflicts) {
  public TreeMerge {
    conflicts = List.copyOf(conflicts);
  }

  /** Whether the tree can be taken as it is. */
  public boolean clean() {
    return conflicts.isEmpty();
  }
}
