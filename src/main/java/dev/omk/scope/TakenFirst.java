package dev.omk.scope;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** New files that are found before one of the same name that is there already. */
public final class TakenFirst {
  private static final Set<String> HEADERS = Set.of("h", "hh", "hpp", "hxx");

  /** What JavaScript and TypeScript may leave out behind the name of a module. */
  private static final List<String> MODULES =
      List.of(
          ".d.ts", ".d.mts", ".d.cts", ".js", ".cjs", ".mjs", ".ts", ".tsx", ".jsx", ".json",
          ".node");

  private TakenFirst() {}

  /**
   * The file in whose place a new one may be taken: a header of the same name in another folder, or
   * a module of the same name and another suffix beside it, as a stub is for checkers of types.
   *
   * @param known the files that were there and still are
   */
  public static Optional<String> before(String added, Set<String> known) {
    String name = ScriptPaths.name(added);
    if (HEADERS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return known.stream()
          .filter(path -> !path.equals(added) && ScriptPaths.name(path).equals(name))
          .findFirst();
    }
    if (added.endsWith(".pyi")) {
      return Optional.of(added.substring(0, added.length() - 1)).filter(known::contains);
    }
    return MODULES.stream()
        .filter(added::endsWith)
        .findFirst()
        .flatMap(
            suffix -> beside(added.substring(0, added.length() - suffix.length()), added, known));
  }

  private static Optional<String> beside(String stem, String added, Set<String> known) {
    return MODULES.stream()
        .map(suffix -> stem + suffix)
        .filter(path -> !path.equals(added) && known.contains(path))
        .findFirst();
  }
}
