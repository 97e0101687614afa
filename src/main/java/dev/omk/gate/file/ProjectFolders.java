package dev.omk.gate.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folders of a repository that look like projects of their own: they hold a manifest, or tests of
 * Python, which needs none. Gates are proposed for two levels of them; what is generated, vendored
 * or material for tests is left out.
 *
 * @param tree where they are
 * @param second the folders of the second level
 * @param all those of the two levels that hold a manifest, sorted by level and name
 */
record ProjectFolders(FileTree tree, List<String> second, List<String> all) {
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

  /** Looks for them. */
  static ProjectFolders of(FileTree tree) {
    List<String> first = folders(tree, "");
    List<String> second = below(tree, first, MAX_FOLDERS - first.size());
    List<String> all = projects(tree, first);
    all.addAll(projects(tree, second));
    return new ProjectFolders(tree, second, all);
  }

  /** Those that gates are proposed for. */
  List<String> near() {
    return all.subList(0, most());
  }

  /** Those that are too many, and those a level deeper, which are looked for now. */
  List<String> far() {
    List<String> far = new ArrayList<>(all.subList(most(), all.size()));
    far.addAll(projects(tree, below(tree, second, MAX_FOLDERS)));
    return far;
  }

  private int most() {
    return Math.min(MAX_PROJECTS, all.size());
  }

  private static List<String> below(FileTree tree, List<String> parents, int most) {
    List<String> all = new ArrayList<>();
    for (String parent : parents) {
      if (all.size() < most) {
        all.addAll(folders(tree, parent + "/"));
      }
    }
    return all.subList(0, Math.clamp(most, 0, all.size()));
  }

  private static List<String> projects(FileTree tree, List<String> folders) {
    List<String> projects = new ArrayList<>();
    folders.stream()
        .limit(MAX_FOLDERS)
        .filter(folder -> hasManifest(tree, folder))
        .forEach(projects::add);
    return projects;
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
        || tree.list(folder).stream().anyMatch(name -> DOTNET.matcher(name).find())
        || PythonGates.hasTestsOfItsOwn(new Subfolder(tree, folder));
  }
}
