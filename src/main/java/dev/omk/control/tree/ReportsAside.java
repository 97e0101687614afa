package dev.omk.control.tree;

import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.gate.run.MovedReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports of before are kept while gates of a project run, also after a kill. */
public final class ReportsAside {
  private ReportsAside() {}

  /**
   * The directory for them.
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

  /** Puts back into the project what killed runs had moved away; what cannot be put back stays. */
  public static void putBack(Workspace workspace) {
    try {
      MovedReports.putBack(directory(workspace), workspace.root());
    } catch (IOException e) {
      return; // It is kept where it is, for the next run.
    }
  }

  private static Path directory(Workspace workspace) {
    return UserCache.of(workspace.world().environment(), "moved", workspace.state().root());
  }
}
