package dev.omk.worktree;

import java.util.Optional;

/**
 * What evidence is about: the content of a work tree at one moment.
 *
 * @param kind how {@code id} was made
 * @param id a git tree id, or the SHA-256 of a manifest, in lower-case hex
 * @param head the commit that was checked out, if there was one; not part of the content
 */
public record Subject(Kind kind, String id, Optional<String> head) {

  /** How the id was made. */
  public enum Kind {
    GIT_TREE,
    MANIFEST
  }
}
