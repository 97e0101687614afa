package dev.omk.worktree;

import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where files may have come since a tree became known: a folder whose mark is as it was holds the
 * names that it held then. Nobody knows the names in a folder of which git listed no file then.
 *
 * @param names what git listed then in each folder that may hold other names now
 * @param beside those of which git listed nothing
 */
record ChangedFolders(Map<String, Set<String>> names, List<String> beside) {
  /** More are not told to git, which goes through all of them at every name that it meets. */
  private static final int MOST = 50;

  private static final String ROOT = "";

  static ChangedFolders since(KnownTree known, RootedPaths paths) throws IOException {
    Map<String, Set<String>> changed = new HashMap<>();
    for (Map.Entry<String, Set<String>> folder : known.scan().names().entrySet()) {
      String name = folder.getKey();
      Optional<FileMark> mark = FileMark.of(name.equals(ROOT) ? paths.root() : paths.file(name));
      if (!known.same(name, mark) && mark.filter(FileMark::directory).isPresent()) {
        changed.put(name, folder.getValue());
      }
    }
    List<String> beside =
        known.scan().beside().stream()
            .map(paths::path)
            .filter(folder -> !known.scan().excluded(folder))
            .toList();
    return new ChangedFolders(changed, beside);
  }

  /** Whether there may be a new file at all. */
  boolean any() {
    return !names.isEmpty() || !beside.isEmpty();
  }

  /** Those that a new file is below, none of them within another; empty for all of the tree. */
  List<String> outermost() {
    SortedSet<String> all = new TreeSet<>(names.keySet());
    all.addAll(beside);
    if (all.contains(ROOT)) {
      return List.of();
    }
    List<String> outermost = all.stream().filter(folder -> !within(all, folder)).toList();
    return outermost.size() > MOST ? List.of() : outermost;
  }

  private static boolean within(Set<String> folders, String folder) {
    for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
      if (folders.contains(folder.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
