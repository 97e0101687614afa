package dev.omk.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Temporary folders as a confined program sees them: empty and its own, but for what it needs to
 * see in them, of which the whole entry at the top is shown, read-only.
 */
final class TemporaryView {
  private TemporaryView() {}

  /**
   * The mounts.
   *
   * @param folders the temporary ones
   * @param needed absolute paths, anywhere
   */
  static List<Mount> mounts(List<Path> folders, Collection<Path> needed) {
    List<Mount> mounts = new ArrayList<>();
    for (Path folder : folders) {
      mounts.add(new Mount(Mount.Kind.PRIVATE, folder));
    }
    Set<Path> shown = new LinkedHashSet<>();
    for (Path path : needed) {
      for (Path folder : folders) {
        if (path.startsWith(folder) && path.getNameCount() > folder.getNameCount()) {
          shown.add(folder.resolve(path.getName(folder.getNameCount())));
        }
      }
    }
    shown.removeAll(folders);
    shown.forEach(path -> mounts.add(Mount.readOnly(path)));
    return mounts;
  }
}
