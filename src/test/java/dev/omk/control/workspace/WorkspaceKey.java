package dev.omk.control.workspace;

import dev.omk.store.Mac;

/** The key of a workspace, for tests of other rooms. */
public final class WorkspaceKey {
  private WorkspaceKey() {}

  /** The key, made as whoever writes a first goal makes it. */
  public static Mac made(Workspace workspace) {
    return workspace.keyForWriting();
  }
}
