package dev.omk.control.workspace;

import dev.omk.goal.Artifact;

/** Artifacts as the store measures them and as the journal names them. */
public final class Stored {
  private Stored() {}

  /** As the journal has it. */
  public static Artifact of(String kind, dev.omk.store.Artifact stored) {
    return new Artifact(kind, stored.path(), stored.size(), stored.sha256());
  }

  /** As the store has it. */
  public static dev.omk.store.Artifact back(Artifact artifact) {
    return new dev.omk.store.Artifact(artifact.path(), artifact.bytes(), artifact.sha256());
  }
}
