package dev.omk.worktree;

import dev.omk.scope.ChangedFile;
import dev.omk.scope.ChangedFile.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Compares two manifests; only a file that moved unchanged is a rename. */
final class ManifestDiff {
  private ManifestDiff() {}

  static List<ChangedFile> of(SortedMap<String, TreeEntry> from, SortedMap<String, TreeEntry> to) {
    Map<String, String> goneByContent = new HashMap<>();
    for (TreeEntry entry : from.values()) {
      if (!to.containsKey(entry.path())) {
        goneByContent.putIfAbsent(entry.mode() + entry.id(), entry.path());
      }
    }
    List<ChangedFile> changes = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (TreeEntry after : to.values()) {
      @Nullable TreeEntry before = from.get(after.path());
      if (before == null) {
        @Nullable String old = goneByContent.remove(after.mode() + after.id());
        if (old == null) {
          changes.add(new ChangedFile(after.path(), Change.ADDED, ""));
        } else {
          moved.add(old);
          changes.add(new ChangedFile(after.path(), Change.RENAMED, old));
        }
      } else if (!before.equals(after)) {
        Change change = before.link() == after.link() ? Change.MODIFIED : Change.TYPE_CHANGED;
        changes.add(new ChangedFile(after.path(), change, ""));
      }
    }
    for (String path : from.keySet()) {
      if (!to.containsKey(path) && !moved.contains(path)) {
        changes.add(new ChangedFile(path, Change.DELETED, ""));
      }
    }
    changes.sort(Comparator.comparing(ChangedFile::path));
    return List.copyOf(changes);
  }
}
