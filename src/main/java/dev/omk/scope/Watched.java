package dev.omk.scope;

import dev.omk.glob.Globs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths and globs that have a part in what gates say: a change there is in doubt. */
public final class Watched {
  private final Set<String> paths;
  private final Globs globs;

  private Watched(Set<String> paths, Globs globs) {
    this.paths = paths;
    this.globs = globs;
  }

  /** From what {@link GateFiles#named} and {@link GateFiles#awaited} found. */
  public static Watched of(Collection<String> watched) {
    List<String> globs = watched.stream().filter(path -> path.indexOf('*') >= 0).toList();
    Set<String> paths = new HashSet<>();
    watched.forEach(path -> paths.add(ProtectedPaths.lower(path)));
    return new Watched(paths, Globs.ignoringCase(globs));
  }

  /** Whether a change of that path is in doubt. */
  public boolean covers(String path) {
    return paths.contains(ProtectedPaths.lower(path)) || globs.matches(path);
  }
}
