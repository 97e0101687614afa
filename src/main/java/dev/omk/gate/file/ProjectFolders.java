package dev.omk.gate.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folders of a repository that look like projects of their own: they hold a manifest. Two levels
 * are looked at, and what is generated, vendored or material for tests is left out.
 */
final class ProjectFolders {
  private static final int MAX_FOLDERS = 300;
  private static final int MAX_PROJECTS = 20;

  private static final Set<String> MANIFESTS =
      Set.of(
          "package.json",
          "Cargo.toml",
          "go.mod",
          "pyproject.toml",
          "setup.py",
          "setup.cfg",
          "pytest.ini",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "mix.exs",
          "composer.json",
          "Gemfile",
          "CMakeLists.txt",
          "GNUmakefile",
          "makefile",
          "Makefile",
          "justfile",
          "Justfile",
          ".justfile");

  private static final Set<String> NOT_ENTERED =
      Set.of(
          "node_modules",
          "vendor",
          "target",
          "build",
          "dist",
          "out",
          "bin",
          "obj",
          "venv",
          "env",
          "test",
          "tests",
          "spec",
          "testdata",
          "fixtures",
          "examples",
          "example",
          "samples",
          "docs",
          "third_party",
          "bench",
          "benchmarks");

  private static final Pattern DOTNET = Pattern.compile("\\.(sln|slnx|csproj|fsproj|vbproj)$");

  private ProjectFolders() {}

  /** Their paths, sorted by level and name. */
  static List<String> of(FileTree tree) {
    List<String> first = folders(tree, "");
    List<String> all = new ArrayList<>(first);
    for (String folder : first) {
      if (all.size() < MAX_FOLDERS) {
        all.addAll(folders(tree, folder + "/"));
      }
    }
    return all.stream()
        .limit(MAX_FOLDERS)
        .filter(folder -> hasManifest(tree, folder))
        .limit(MAX_PROJECTS)
        .toList();
  }

  private static List<String> folders(FileTree tree, String parent) {
    return tree.list(parent.isEmpty() ? "" : parent.substring(0, parent.length() - 1)).stream()
        .filter(name -> !name.startsWith("."))
        .filter(name -> !NOT_ENTERED.contains(name.toLowerCase(Locale.ROOT)))
        .map(name -> parent + name)
        .filter(tree::isDirectory)
        .toList();
  }

  private static boolean hasManifest(FileTree tree, String folder) {
    return MANIFESTS.stream().anyMatch(name -> tree.isFile(folder + "/" + name))
        || tree.list(folder).stream().anyMatch(name -> DOTNET.matcher(name).find());
  }
}
