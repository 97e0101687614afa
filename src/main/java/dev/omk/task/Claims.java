package dev.omk.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is read and written by tasks that run at once. Asking and adding take time in the depth of
 * the paths, however many there are.
 */
final class Claims {
  private final Folder root = new Folder();

  private static final class Folder {
    private final Map<String, Folder> inside = new HashMap<>();
    private boolean read;
    private boolean written;
    private boolean readBelow;
    private boolean writtenBelow;
  }

  /** Adds a task's sets if they meet nobody else's, and says whether it did. */
  boolean add(AccessSet set) {
    boolean free =
        set.writes().stream().noneMatch(path -> meets(path, true))
            && set.reads().stream().noneMatch(path -> meets(path, false));
    if (free) {
      set.writes().forEach(path -> claim(path, true));
      set.reads().forEach(path -> claim(path, false));
    }
    return free;
  }

  // A writer meets everybody on its way and below it, a reader meets writers only.
  private boolean meets(List<String> path, boolean writes) {
    Folder at = root;
    for (String segment : path) {
      if (at.written || (writes && at.read)) {
        return true;
      }
      Folder next = at.inside.get(segment);
      if (next == null) {
        return false;
      }
      at = next;
    }
    return at.written || at.writtenBelow || (writes && (at.read || at.readBelow));
  }

  private void claim(List<String> path, boolean writes) {
    Folder at = root;
    for (String segment : path) {
      at.writtenBelow |= writes;
      at.readBelow |= !writes;
      at = at.inside.computeIfAbsent(segment, name -> new Folder());
    }
    at.written |= writes;
    at.read |= !writes;
  }
}
