package dev.omk.scope;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that are looked up in the work tree before the system's own.
 *
 * <p>Python finds a module beside the script or in the current folder first, {@code npm} puts
 * {@code node_modules/.bin} at the front of the path, and a virtual environment does the same with
 * its {@code bin}. Folders count at the root and one or two levels down, where gates run.
 */
final class Shadowing {
  /** Modules that Python's own test runners import: a local one would be taken instead. */
  private static final Set<String> PYTHON_TEST_MODULES =
      Set.of(
          "unittest", "doctest", "pytest", "_pytest", "pluggy", "coverage", "nose", "tox", "nox",
          "runpy", "importlib", "traceback", "argparse", "site");

  private static final Set<String> BIN_FOLDERS =
      Set.of("node_modules/.bin", "venv/bin", ".venv/bin", "venv/scripts", ".venv/scripts",
          "env/bin", ".env/bin", "vendor/bin");

  private static final List<String> PYTHON_SUFFIXES = List.of(".py", ".pyc", ".pyd", ".so");

  private final Set<String> names;

  Shadowing(Set<String> programsAndModules) {
    this.names = new HashSet<>();
    for (String name : programsAndModules) {
      String lower = ProtectedPaths.lower(name);
      names.add(lower);
      int dot = lower.indexOf('.');
      if (dot > 0) {
        names.add(lower.substring(0, dot));
      }
    }
  }

  boolean shadows(String newPath) {
    String path = ProtectedPaths.lower(newPath);
    return inBinFolder(path) || isModule(path) || isProgram(path);
  }

  private static boolean inBinFolder(String path) {
    return BIN_FOLDERS.stream()
        .anyMatch(folder -> path.startsWith(folder + "/") || path.contains("/" + folder + "/"));
  }

  // Only where something may be imported from: the root, src, and the folders of tests.
  private boolean isModule(String path) {
    String[] segments = path.split("/", -1);
    int first = importRoot(segments);
    String head = segments[first];
    boolean python = names.stream().anyMatch(name -> name.startsWith("py") || name.equals("tox"));
    boolean folder = first < segments.length - 1;
    String module = folder ? head : withoutPythonSuffix(head);
    boolean sourceFile = folder ? isPython(path) : !module.equals(head);
    boolean wanted = names.contains(module) || (python && PYTHON_TEST_MODULES.contains(module));
    return sourceFile && wanted;
  }

  private static int importRoot(String[] segments) {
    int i = 0;
    while (i < segments.length - 1
        && (segments[i].equals("src") || TestNames.isTestFolder(segments[i]))) {
      i++;
    }
    return i;
  }

  private static boolean isPython(String path) {
    return PYTHON_SUFFIXES.stream().anyMatch(path::endsWith);
  }

  private static String withoutPythonSuffix(String name) {
    for (String suffix : PYTHON_SUFFIXES) {
      if (name.endsWith(suffix)) {
        int dot = name.indexOf('.');
        return name.substring(0, dot);
      }
    }
    return name;
  }

  // A file called like a program, at the root or in a folder called bin.
  private boolean isProgram(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    String bare = name.replaceFirst("\\.(exe|cmd|bat|sh)$", "");
    boolean reachable = slash < 0 || path.startsWith("bin/") || path.contains("/bin/");
    return reachable && names.contains(bare);
  }
}
