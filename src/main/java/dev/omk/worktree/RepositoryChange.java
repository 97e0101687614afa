package dev.omk.worktree;

/**
 * One thing about a repository that is not as it was.
 *
 * @param kind what it is
 * @param name the ref, file, work tree or path concerned; {@code HEAD} for the head
 * @param detail from what to what, one line for people
 */
public record RepositoryChange(Kind kind, String name, String detail) {

  /** What it is. */
  public enum Kind {
    HEAD_MOVED,
    BRANCH_SWITCHED,
    REF_CREATED,
    REF_MOVED,
    REF_DELETED,
    FILE_ADDED,
    FILE_CHANGED,
    FILE_REMOVED,
    WORK_TREE_ADDED,
    WORK_TREE_REMOVED,
    ASSUME_UNCHANGED_SET,
    SKIP_WORKTREE_SET
  }
}
