package dev.omk.gate.file;

import com.google.re2j.Pattern;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Python: pytest where something asks for it, else unittest where there are tests. */
final class PythonGates implements Ecosystem {
  private static final List<String> TEST_FOLDERS = List.of("tests", "test");
  private static final int MAX_TEST_FILES = 50;
  private static final Pattern TEST_FILE = Pattern.compile("^(test.*|.*_test)\\.py$");
  private static final Pattern UNITTEST_FILE = Pattern.compile("^test.*\\.py$");
  private static final Pattern PYTEST_WORD = Pattern.compile("(?m)(^|[\\s\"'\\[,.])pytest\\b");
  private static final Pattern IMPORTS_PYTEST = Pattern.compile("(?m)^\\s*(import|from) pytest\\b");

  private static final Pattern IMPORTS_RUNNER =
      Pattern.compile("(?m)^\\s*(import|from) (pytest|unittest)\\b");

  /** pytest collects functions; unittest does not know them. */
  private static final Pattern TEST_FUNCTION = Pattern.compile("(?m)^(async )?def test");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    Optional<String> reason = pytestReason(tree);
    if (reason.isPresent()) {
      return List.of(pytest(tree, reason.get()));
    }
    return unittest(tree).map(List::of).orElse(List.of());
  }

  /**
   * Whether a folder without any file of a project has tests that are run from there: a package is
   * imported from above it.
   */
  static boolean hasTestsOfItsOwn(FileTree folder) {
    return !folder.isFile("__init__.py")
        && testFiles(folder).stream()
            .anyMatch(
                path ->
                    mentions(folder, path, IMPORTS_RUNNER).isPresent()
                        || path.contains("/") && mentions(folder, path, TEST_FUNCTION).isPresent());
  }

  private static DetectedGate pytest(FileTree tree, String reason) {
    List<String> argv = new ArrayList<>();
    if (tree.isFile("uv.lock")) {
      argv.addAll(List.of("uv", "run", "pytest"));
    } else if (tree.isFile("poetry.lock")) {
      argv.addAll(List.of("poetry", "run", "pytest"));
    } else {
      argv.addAll(List.of("python3", "-m", "pytest"));
    }
    argv.add("--junitxml={reports}/junit.xml");
    return DetectedGate.of("pytest", Kind.TEST, reason, argv.toArray(String[]::new))
        .reporting("{reports}/junit.xml");
  }

  /** The file that asks for pytest. */
  private static Optional<String> pytestReason(FileTree tree) {
    Stream<String> markers =
        Stream.of(
                "pytest.ini", ".pytest.ini", "conftest.py", "tests/conftest.py", "test/conftest.py")
            .filter(tree::isFile);
    Stream<String> settings =
        Stream.of(
                mentions(tree, "pyproject.toml", PYTEST_WORD),
                mentions(tree, "setup.cfg", Pattern.compile("\\[tool:pytest]")),
                mentions(tree, "tox.ini", PYTEST_WORD))
            .flatMap(Optional::stream);
    Stream<String> requirements =
        tree.list("").stream()
            .filter(name -> name.startsWith("requirements") && name.endsWith(".txt"))
            .flatMap(name -> mentions(tree, name, PYTEST_WORD).stream());
    Stream<String> tests =
        testFiles(tree).stream()
            .filter(
                path ->
                    mentions(tree, path, IMPORTS_PYTEST).isPresent()
                        || mentions(tree, path, TEST_FUNCTION).isPresent());
    return Stream.of(markers, settings, requirements, tests).flatMap(s -> s).findFirst();
  }

  private static Optional<String> mentions(FileTree tree, String path, Pattern pattern) {
    return tree.read(path).filter(text -> pattern.matcher(text).find()).map(text -> path);
  }

  private static List<String> testFiles(FileTree tree) {
    return Stream.of(Stream.of(""), TEST_FOLDERS.stream(), inPackages(tree))
        .flatMap(folders -> folders)
        .map(folder -> folder.isEmpty() ? "" : folder + "/")
        .flatMap(
            folder ->
                tree.list(folder).stream()
                    .filter(name -> TEST_FILE.matcher(name).find())
                    .map(name -> folder + name))
        .limit(MAX_TEST_FILES)
        .toList();
  }

  /** Where a project keeps its tests inside of the package that they test. */
  private static Stream<String> inPackages(FileTree tree) {
    if (Stream.of("setup.py", "setup.cfg", "pyproject.toml").noneMatch(tree::isFile)) {
      return Stream.empty();
    }
    return Stream.concat(
            tree.list("").stream(), tree.list("src").stream().map(name -> "src/" + name))
        .filter(folder -> tree.isFile(folder + "/__init__.py"))
        .flatMap(folder -> TEST_FOLDERS.stream().map(name -> folder + "/" + name))
        .filter(tree::isDirectory);
  }

  /** A folder with {@code __init__.py} is a package and is imported from the root. */
  private static Optional<DetectedGate> unittest(FileTree tree) {
    for (String folder : Stream.concat(TEST_FOLDERS.stream(), inPackages(tree)).toList()) {
      Optional<String> test = firstUnittest(tree, folder);
      if (test.isPresent()) {
        String reason = folder + "/" + test.get();
        return Optional.of(
            tree.isFile(folder + "/__init__.py")
                ? discover(reason, "-s", folder, "-t", ".")
                : discover(reason, "-s", folder));
      }
    }
    return firstUnittest(tree, "").map(test -> discover(test));
  }

  private static Optional<String> firstUnittest(FileTree tree, String folder) {
    return tree.list(folder).stream()
        .filter(name -> UNITTEST_FILE.matcher(name).find())
        .findFirst();
  }

  private static DetectedGate discover(String reason, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("python3", "-m", "unittest", "discover"));
    argv.addAll(List.of(arguments));
    return DetectedGate.of("unittest", Kind.TEST, reason, argv.toArray(String[]::new));
  }
}
