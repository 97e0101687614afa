package dev.omk.worktree;

/**
 * One thing about a repository that is not as it was.
 *
 * @param kind what it is
 * @param name the ref, file, work tree or path concerned; {@code HEAD} for the head
 * @param detail from what to what, one line for people
 */
public record RepositoryChange(Kind kind, String name, String detail) {

  /** What it is, and whether {@link RepositoryGuard#restore} can undo it without losing work. */
  public enum Kind {
    HEAD_MOVED(false),
    BRANCH_SWITCHED(false),
    REF_CREATED(false),
    REF_MOVED(false),
    REF_DELETED(false),
    FILE_ADDED(true),
    FILE_CHANGED(true),
    FILE_REMOVED(true),
    WORK_TREE_ADDED(false),
    WORK_TREE_REMOVED(false),
    ASSUME_UNCHANGED_SET(true),
    SKIP_WORKTREE_SET(true);

    private final boolean restorable;

    Kind(boolean restorable) {
      this.restorable = restorable;
    }

    /** Whether it can be undone without losing work. */
    public boolean restorable() {
      return restorable;
    }
  }
}
