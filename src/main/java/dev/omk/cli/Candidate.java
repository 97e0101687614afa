package dev.omk.cli;

/**
 * Something that may stand where the cursor is.
 *
 * @param value what is typed
 * @param about one line for the shells that show it; may be empty
 */
record Candidate(String value, String about) {
  /** Stands for all directories, which the shell knows best. */
  static final Candidate DIRECTORIES = new Candidate(":directories", "");

  /** The same for files, and the directories on the way to them. */
  static final Candidate FILES = new Candidate(":files", "");

  /** Whether the shell puts others in its place. */
  boolean byShell() {
    return equals(DIRECTORIES) || equals(FILES);
  }

  static Candidate of(String value) {
    return new Candidate(value, "");
  }
}
