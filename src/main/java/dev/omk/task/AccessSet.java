package dev.omk.task;

import java.util.ArrayList;
import java.util.List;

/**
 * What a task reads and writes, as folders and files: of each glob what stands before its first
 * wildcard. Two tasks whose sets do not meet may run at once.
 *
 * @param reads paths as segments; the empty path is everything
 * @param writes likewise
 */
record AccessSet(List<List<String>> reads, List<List<String>> writes) {

  AccessSet {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  /** The sets of a task. */
  static AccessSet of(Task task) {
    return new AccessSet(paths(task.readSet()), paths(task.writeSet()));
  }

  private static List<List<String>> paths(List<String> globs) {
    return globs.stream().map(AccessSet::path).toList();
  }

  // A name with a wildcard in it may be any name in its folder.
  private static List<String> path(String glob) {
    if (glob.equals(Task.PROJECT_FILES)) {
      return List.of();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : glob.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (segment.equals("..") || wild(segment)) {
        break;
      }
      segments.add(segment);
    }
    return List.copyOf(segments);
  }

  private static boolean wild(String segment) {
    return segment.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }
}
