package dev.omk.scope;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which files a manifest of cargo takes for tests. */
public final class CargoTests {
  private CargoTests() {}

  /**
   * Files in whose place a manifest names others: cargo looks for {@code tests/a.rs}, unless a test
   * of that name has another path.
   */
  public static Set<String> replaced(String path, String text) {
    if (!ScriptPaths.name(path).equalsIgnoreCase("Cargo.toml")) {
      return Set.of();
    }
    Set<String> found = new TreeSet<>();
    String folder = ScriptPaths.folder(path);
    for (Object target :
        TomlParts.read(text)
            .<List<?>>map(root -> TomlParts.listAt(root, "test"))
            .orElse(List.of())) {
      if (target instanceof Map<?, ?> table && table.get("path") != null) {
        for (String usual : List.of(".rs", "/main.rs")) {
          String file = "tests/" + table.get("name") + usual;
          if (!file.equals(table.get("path"))) {
            found.add(folder.isEmpty() ? file : folder + "/" + file);
          }
        }
      }
    }
    return found;
  }
}
