package dev.omk.worktree;

/**
 * Something in the work tree that a snapshot names because its tree cannot say it.
 *
 * @param kind what it is
 * @param path where, relative to the root
 * @param detail a short addition for people: a link's target, a size; may be empty. Two notes that
 *     are equal are about the same thing in the same state
 */
public record SnapshotNote(Kind kind, String path, String detail) {

  /** What it is. */
  public enum Kind {
    /** A repository inside that is no submodule: not in the tree, the detail digests its files. */
    NESTED_REPOSITORY,
    /** A submodule: in the tree as the commit it has checked out; the detail digests its files. */
    SUBMODULE,
    /** A FIFO, socket or device: never opened, not part of the tree. */
    SPECIAL_FILE,
    /** A file of more than 100 MB: part of the tree. */
    LARGE_FILE,
    /** A link that leads out of the work tree: part of the tree as a link. */
    LINK_OUTSIDE
  }
}
