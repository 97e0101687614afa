package dev.omk.control.tree;

import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.gate.run.MovedReports;
import dev.omk.goal.GoalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports of before are kept while gates of a project run, also after a kill. */
public final class ReportsAside {
  private static final String OF_A_GOAL = "artifacts/gates";

  private ReportsAside() {}

  /** The directory for those of a goal, in its own: beside the logs of its gates. */
  public static Path of(Path goal) {
    return goal.resolve(OF_A_GOAL);
  }

  /**
   * The directory for those of a run without a goal.
   *
   * @param otherwise taken where the user's cache cannot be written; after a kill nobody looks
   *     there
   */
  public static Path of(Workspace workspace, Path otherwise) {
    Path directory = directory(workspace);
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      return otherwise;
    }
  }

  /**
   * Puts back into the project what killed runs without a goal had moved away; what cannot be put
   * back stays.
   */
  public static void putBack(Workspace workspace) {
    putBack(workspace, directory(workspace));
  }

  /** The same of a goal. */
  public static void putBack(Workspace workspace, GoalId goal) {
    putBack(workspace);
    putBack(workspace, of(workspace.directory(goal)));
  }

  private static void putBack(Workspace workspace, Path aside) {
    try {
      MovedReports.putBack(aside, workspace.root());
    } catch (IOException e) {
      return; // It is kept where it is, for the next run.
    }
  }

  private static Path directory(Workspace workspace) {
    return UserCache.of(workspace.world().environment(), "moved", workspace.state().root());
  }
}
