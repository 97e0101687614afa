package dev.omk.scope;

import com.google.re2j.Pattern;
import dev.omk.text.Folders;
import java.util.List;
import java.util.Set;

/** The names by which tests are known. */
final class TestNames {
  private static final Set<String> FOLDERS =
      Set.of("test", "tests", "t", "xt", "spec", "__tests__", "checks", "testdata");

  private static final Set<String> DATA_FOLDERS =
      Set.of(
          "fixtures",
          "golden",
          "goldens",
          "snapshots",
          "__snapshots__",
          "expected",
          "samples",
          "cases",
          "vectors",
          "corpus");

  /** Compared with case: {@code latest.txt} is no test. */
  private static final Pattern NAMED =
      Pattern.compile(
          "test_.*|.*_(test|spec)\\..*|.*(Test|Tests|TestCase)\\.[^.]*|.*[a-z0-9]IT\\.(java|kt)"
              + "|.*\\.(spec|test)\\..*|tests?\\.(py|js|mjs|cjs|ts|rb|sh|rs|php|pl)|.*\\.t",
          Pattern.DOTALL);

  /** The ends of what a test compares with. */
  private static final List<String> DATA = List.of(".golden", ".snap", ".want", ".expected");

  private TestNames() {}

  static boolean isTestFolder(String segment) {
    return FOLDERS.contains(ProtectedPaths.lower(segment));
  }

  static boolean isNamed(String path) {
    String name = ScriptPaths.name(path);
    return mayBeNamed(name) && NAMED.matches(name);
  }

  // Every name of a test has one of these, and few others have: the pattern takes much longer.
  private static boolean mayBeNamed(String name) {
    return name.contains("est")
        || name.contains("spec")
        || name.contains("IT.")
        || name.endsWith(".t");
  }

  /** Whether a file is by its name or its folder what a test compares with. */
  static boolean isData(String path) {
    return isNamedData(ScriptPaths.name(path))
        || List.of(ProtectedPaths.lower(ScriptPaths.folder(path)).split("/", -1)).stream()
            .anyMatch(DATA_FOLDERS::contains);
  }

  private static boolean isNamedData(String name) {
    return name.indexOf(".approved.") > 0
        || DATA.stream().anyMatch(end -> name.endsWith(end) && name.length() > end.length());
  }

  static boolean inTestFolder(String path) {
    return Folders.anyOf(path, TestNames::isTestFolder);
  }
}
