package dev.omk.scope;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that are looked up in the work tree before the system's own.
 *
 * <p>Python finds a module beside the script or in the current folder first, {@code npm} puts
 * {@code node_modules/.bin} at the front of the path, and a virtual environment does the same with
 * its {@code bin}. A name counts only if gates use that ecosystem, so that new product code that a
 * gate names is no shadow.
 */
final class Shadowing {
  /** Python's test runners and linters: a local module of that name is never honest. */
  private static final Set<String> PYTHON_RUNNERS =
      Set.of(
          "unittest",
          "doctest",
          "pytest",
          "_pytest",
          "py",
          "pluggy",
          "iniconfig",
          "coverage",
          "nose",
          "nose2",
          "tox",
          "nox",
          "mypy",
          "ruff",
          "black",
          "isort",
          "flake8",
          "pylint",
          "pyflakes",
          "pycodestyle",
          "bandit",
          "pyright",
          "hypothesis",
          "behave",
          "xmlrunner",
          "pip",
          "build",
          "py_compile",
          "compileall",
          "runpy",
          "importlib",
          "site",
          "pytest_cov",
          "xdist");

  /** What those import of Python's own library; within a package such names are ordinary. */
  private static final Set<String> PYTHON_LIBRARY =
      Set.of(
          "argparse",
          "traceback",
          "difflib",
          "pprint",
          "re",
          "warnings",
          "collections",
          "contextlib",
          "logging",
          "asyncio",
          "signal",
          "weakref",
          "functools",
          "fnmatch",
          "types",
          "time",
          "io",
          "os",
          "sys",
          "string",
          "inspect",
          "dataclasses",
          "tempfile",
          "enum",
          "typing",
          "copy",
          "ast",
          "tokenize",
          "linecache",
          "token",
          "keyword",
          "operator",
          "shutil",
          "pathlib",
          "json",
          "subprocess",
          "threading",
          "random",
          "math",
          "abc",
          "codecs",
          "platform",
          "genericpath",
          "posixpath",
          "stat",
          "encodings");

  /** Programs that gates are made of. Other words of a command may well be what is to be built. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "sh",
          "bash",
          "dash",
          "zsh",
          "env",
          "make",
          "gmake",
          "cmake",
          "ctest",
          "ninja",
          "meson",
          "just",
          "task",
          "git",
          "node",
          "npm",
          "npx",
          "pnpm",
          "yarn",
          "bun",
          "deno",
          "jest",
          "vitest",
          "mocha",
          "eslint",
          "tsc",
          "mvn",
          "gradle",
          "java",
          "javac",
          "sbt",
          "ant",
          "cargo",
          "rustc",
          "go",
          "gofmt",
          "ruby",
          "rake",
          "rspec",
          "bundle",
          "php",
          "phpunit",
          "composer",
          "dotnet",
          "swift",
          "perl",
          "prove",
          "pytest",
          "tox",
          "nox",
          "mypy",
          "ruff",
          "black",
          "flake8",
          "pylint",
          "uv",
          "poetry",
          "hatch",
          "pdm",
          "pip",
          "coverage",
          "bats",
          "shellcheck",
          "grep",
          "diff",
          "cmp",
          "test",
          "true",
          "cat",
          "timeout",
          "bazel");

  private static final Set<String> BIN_FOLDERS =
      Set.of(
          "node_modules/.bin",
          "venv/bin",
          ".venv/bin",
          "venv/scripts",
          ".venv/scripts",
          "env/bin",
          ".env/bin",
          "vendor/bin");

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
    if (names.stream().noneMatch(name -> isPythonProgram(name) || PYTHON_RUNNERS.contains(name))) {
      return false;
    }
    String[] segments = path.split("/", -1);
    int first = importRoot(segments);
    String head = segments[first];
    boolean folder = first < segments.length - 1;
    String module = folder ? head : withoutPythonSuffix(head);
    boolean sourceFile = folder ? isPython(path) : !module.equals(head);
    boolean inSources = first > 0 && segments[0].equals("src");
    return sourceFile
        && (PYTHON_RUNNERS.contains(module) || (!inSources && PYTHON_LIBRARY.contains(module)));
  }

  private static boolean isPythonProgram(String name) {
    return name.startsWith("python") || name.startsWith("pypy");
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
    return reachable && names.contains(bare) && (PROGRAMS.contains(bare) || isPythonProgram(bare));
  }
}
