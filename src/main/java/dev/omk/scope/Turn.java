package dev.omk.scope;

import java.util.List;
import java.util.Set;

/**
 * What a turn did and what it was allowed to do.
 *
 * @param changes the paths that differ
 * @param writeSet globs of what the task may write; {@code project files} is everything
 * @param allowed globs of what a person allowed beforehand although it is protected or outside the
 *     write set; never lifts the rules about tests
 * @param protectedPaths what is protected
 * @param testFiles what is a test
 * @param programs names of programs and modules that gates start
 */
public record Turn(
    List<TurnChange> changes,
    List<String> writeSet,
    List<String> allowed,
    ProtectedPaths protectedPaths,
    TestFiles testFiles,
    Set<String> programs) {

  /** The write set that is everything. */
  public static final String PROJECT_FILES = "project files";

  public Turn {
    changes = List.copyOf(changes);
    writeSet = List.copyOf(writeSet);
    allowed = List.copyOf(allowed);
    programs = Set.copyOf(programs);
  }
}
