package dev.omk.control.outside;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a package tool keeps of dependencies in the home, where a sandbox lets an agent write: a
 * build takes it as it is, and no checkout of a candidate has it. What the agent adds is its own
 * affair; what was there may not be another one afterwards.
 */
interface DependencyCache {
  /** What is there, each with what tells one state of it from another. */
  SortedMap<Path, String> look();

  /** Of an earlier look what is not as it was. */
  Set<Path> changedSince(Map<Path, String> before);
}
