package dev.omk.scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pyproject.toml}: the tables of test runners, task runners and linters, pytest plugins, a
 * build backend inside the repository, and a test runner taken from a local path.
 */
final class PyprojectParts implements PartRule {
  private static final List<List<String>> TABLES =
      List.of(
          List.of("tool", "pytest"),
          List.of("tool", "coverage"),
          List.of("tool", "tox"),
          List.of("tool", "nox"),
          List.of("tool", "hatch", "envs"),
          List.of("tool", "poe"),
          List.of("tool", "taskipy"),
          List.of("tool", "pdm", "scripts"),
          List.of("tool", "rye", "scripts"),
          List.of("tool", "pixi", "tasks"),
          List.of("tool", "mypy"),
          List.of("tool", "pyright"),
          List.of("tool", "ruff"),
          List.of("tool", "black"),
          List.of("tool", "isort"),
          List.of("tool", "pylint"),
          List.of("tool", "flake8"),
          List.of("tool", "poetry", "plugins", "pytest11"),
          List.of("project", "entry-points", "pytest11"),
          List.of("build-system", "backend-path"));

  private static final List<List<String>> SOURCES =
      List.of(
          List.of("tool", "uv", "sources"),
          List.of("tool", "poetry", "dependencies"),
          List.of("tool", "poetry", "dev-dependencies"));

  private static final Set<String> RUNNERS =
      Set.of("pytest", "pluggy", "coverage", "pytest-cov", "tox", "nox", "mypy", "ruff", "flake8");

  @Override
  public boolean changed(String base, String candidate) {
    Optional<Map<String, Object>> before = TomlParts.read(base);
    Optional<Map<String, Object>> now = TomlParts.read(candidate);
    return before.isEmpty() || now.isEmpty() || differs(before.get(), now.get());
  }

  private static boolean differs(Map<String, Object> base, Map<String, Object> candidate) {
    for (List<String> table : TABLES) {
      String[] path = table.toArray(String[]::new);
      if (!TomlParts.at(base, path).equals(TomlParts.at(candidate, path))) {
        return true;
      }
    }
    return SOURCES.stream().anyMatch(path -> runnerReplaced(base, candidate, path));
  }

  private static boolean runnerReplaced(
      Map<String, Object> base, Map<String, Object> candidate, List<String> path) {
    String[] keys = path.toArray(String[]::new);
    Map<?, ?> before = TomlParts.tableAt(base, keys);
    for (Map.Entry<?, ?> entry : TomlParts.tableAt(candidate, keys).entrySet()) {
      boolean runner = RUNNERS.contains(String.valueOf(entry.getKey()));
      boolean elsewhere =
          entry.getValue() instanceof Map<?, ?> table
              && (table.containsKey("path")
                  || table.containsKey("git")
                  || table.containsKey("url"));
      if (runner && elsewhere && !entry.getValue().equals(before.get(entry.getKey()))) {
        return true;
      }
    }
    return false;
  }
}
