package dev.omk.worktree;

import java.nio.file.Path;
import java.util.Map;

/** The variables that make git work on some objects, with an index and files of our own. */
@FunctionalInterface
interface GitVariables {
  /**
   * All of them.
   *
   * @param index need not exist
   * @param workTree where files are read and written
   */
  Map<String, String> environment(Path index, Path workTree);
}
