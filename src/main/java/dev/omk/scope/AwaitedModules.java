package dev.omk.scope;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Paths that are not there and that a test would load: in front of the module that it gets now, or
 * in a {@code try}, where it gets on without.
 */
public final class AwaitedModules {
  private static final List<String> ROOTS = List.of("", "src", "lib");

  private final Set<String> known;
  private final List<String> statements;
  private final List<Loaded> loads;
  private final Set<String> roots = new LinkedHashSet<>(ROOTS);

  private AwaitedModules(Set<String> known, String test, List<String> statements) {
    this.known = known;
    this.statements = statements;
    this.loads = LoadStatements.of(test, statements);
    for (Loaded load : loads) {
      resolved(known, load).flatMap(path -> root(load, path)).ifPresent(roots::add);
    }
  }

  /**
   * Whether a test would load a new file in place of what it loads now.
   *
   * @param added the new file
   * @param test path of the test
   * @param known paths that were there before and still are
   */
  public static boolean takes(String added, String test, String text, Set<String> known) {
    if (!text.contains(module(added))) {
      return false;
    }
    AwaitedModules awaited = new AwaitedModules(known, test, Statements.of(test, text));
    return awaited.paths().contains(added) || awaited.isOnPath(added, text);
  }

  // In a folder that the test puts into sys.path, under the name of what it gets from elsewhere.
  private boolean isOnPath(String added, String text) {
    String folder = ScriptPaths.name(ScriptPaths.folder(added));
    boolean named =
        text.contains("\"" + folder + "\"")
            || text.contains("'" + folder + "'")
            || text.contains("/" + folder + "\"")
            || text.contains("/" + folder + "'");
    return added.endsWith(".py")
        && !folder.isEmpty()
        && named
        && text.contains("sys.path")
        && loads.stream()
            .flatMap(load -> resolved(known, load).stream())
            .anyMatch(now -> module(now).equals(module(added)));
  }

  /** What a load gets: where it looks first, or the only module of that name that there is. */
  static Optional<String> resolved(Set<String> known, Loaded load) {
    Optional<String> near = load.candidates().stream().filter(known::contains).findFirst();
    if (near.isPresent() || load.candidates().isEmpty()) {
      return near;
    }
    Optional<String> plain =
        load.candidates().stream()
            .filter(path -> path.endsWith(".py") && !path.endsWith("/__init__.py"))
            .min(Comparator.comparingInt(String::length));
    if (plain.isEmpty() || PythonLibrary.has(module(plain.get()))) {
      return Optional.empty();
    }
    String file = "/" + plain.get();
    List<String> far = known.stream().filter(path -> path.endsWith(file)).limit(2).toList();
    return far.size() == 1 ? Optional.of(far.getFirst()) : Optional.empty();
  }

  private static Optional<String> root(Loaded load, String path) {
    boolean one =
        load.candidates().stream()
            .anyMatch(p -> ScriptPaths.name(p).equals(ScriptPaths.name(path)));
    return one && path.endsWith(".py") ? Optional.of(ScriptPaths.folder(path)) : Optional.empty();
  }

  private Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    for (Loaded load : loads) {
      Optional<String> now = resolved(known, load);
      List<String> absent =
          load.candidates().stream().filter(path -> !known.contains(path)).toList();
      if (now.isEmpty() && isTried(load.statement())) {
        paths.addAll(absent);
      }
      now.ifPresent(path -> before(path, load.candidates(), paths));
    }
    return paths;
  }

  // Those that are looked for earlier; where the root of the module is no usual one, those of all.
  private void before(String now, List<String> candidates, Set<String> paths) {
    int place = candidates.indexOf(now);
    if (place >= 0) {
      paths.addAll(candidates.subList(0, place));
      return;
    }
    for (String root : roots) {
      for (String name : List.of(module(now) + ".py", module(now) + "/__init__.py")) {
        ScriptPaths.in(root, name).filter(path -> !known.contains(path)).ifPresent(paths::add);
      }
    }
  }

  private boolean isTried(int statement) {
    String before = statement == 0 ? "" : statements.get(statement - 1);
    return before.matches("(?s)try\\b.*|with\\b.*suppress.*");
  }

  private static String module(String path) {
    return ScriptPaths.name(path.replaceFirst("(/__init__)?\\.\\w+$", ""));
  }
}
