package dev.omk.worktree;

/**
 * One file of a tree.
 *
 * @param mode as git spells it: {@code 100644}, {@code 100755}, {@code 120000}, {@code 160000}
 * @param id of its content
 */
record TreeEntry(String mode, String id, String path) {
  static final String FILE = "100644";
  static final String EXECUTABLE = "100755";
  static final String LINK = "120000";
  static final String SUBMODULE = "160000";

  boolean submodule() {
    return mode.equals(SUBMODULE);
  }

  boolean executable() {
    return mode.equals(EXECUTABLE);
  }

  boolean link() {
    return mode.equals(LINK);
  }

  /** As {@code git update-index -z --index-info} reads it. */
  String indexInfo() {
    return mode + " " + id + " 0\t" + path;
  }
}
