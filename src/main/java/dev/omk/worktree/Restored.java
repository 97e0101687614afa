package dev.omk.worktree;

import java.util.List;

/**
 * What putting paths back did.
 *
 * @param paths those that are now as they were
 * @param left those that could not be put back, because they are submodules
 */
public record Restored(List<String> paths, List<String> left) {
  public Restored {
    paths = List.copyOf(paths);
    left = List.copyOf(left);
  }
}
