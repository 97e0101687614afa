package dev.omk.gate.run;

import dev.omk.gate.GateFinding;
import dev.omk.gate.TestResult;
import dev.omk.glob.GlobSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns what tools call a file into a path relative to the work tree. Tools name files absolutely,
 * from their own directory, or as the JVM does, from a root of sources; a name that leads to no
 * file of the tree is no place.
 */
final class Places {
  private static final List<String> SOURCE_ROOTS =
      List.of(
          "",
          "src/test/java",
          "src/test/kotlin",
          "src/test/scala",
          "src/test/groovy",
          "src/main/java",
          "src/main/kotlin",
          "src",
          "test");

  private static final Pattern BARE_GO = Pattern.compile("[\\w.-]+\\.go");

  private final Path root;
  private final Path real;
  private final Path workdir;
  private final Map<String, Optional<String>> ofGo = new HashMap<>();

  /**
   * @param workdir of the gate, relative to the tree
   */
  Places(Path workTree, String workdir) throws IOException {
    this.root = workTree.toAbsolutePath().normalize();
    this.real = workTree.toRealPath();
    this.workdir = root.resolve(workdir).normalize();
  }

  /** The same finding at a path of the tree, or at none. */
  GateFinding resolved(GateFinding finding) {
    Optional<String> file = file(finding.file(), workdir);
    return file.isPresent()
        ? finding.at(file.get(), finding.line())
        : new GateFinding(finding.level(), finding.rule(), describe(finding), "", 0);
  }

  /** What was said of a place outside of the tree stays readable. */
  private static String describe(GateFinding finding) {
    return finding.file().isEmpty()
        ? finding.message()
        : finding.file() + ":" + finding.line() + ": " + finding.message();
  }

  /** The same test, told in the gate's output, at a path of the tree, or at none. */
  TestResult resolved(TestResult test) {
    return at(test, file(test.file(), workdir));
  }

  /**
   * The same test at a path of the tree, or at none.
   *
   * @param report where it was named: its folders are tried too
   */
  TestResult resolved(TestResult test, Path report) {
    Optional<String> file = inPackage(test).or(() -> file(test.file(), workdir));
    for (Path at = report.getParent();
        file.isEmpty() && at != null && at.startsWith(root) && !test.file().isEmpty();
        at = at.getParent()) {
      file = file(test.file(), at);
    }
    return at(test, file);
  }

  private static TestResult at(TestResult test, Optional<String> file) {
    return new TestResult(
        test.id(),
        test.status(),
        test.message(),
        file.orElse(""),
        file.isPresent() ? test.line() : 0);
  }

  /** Go names a file without its folder; that is the end of the package, which begins the id. */
  private Optional<String> inPackage(TestResult test) {
    int end = test.id().indexOf("::");
    if (end < 0 || !test.file().endsWith(".go") || test.file().indexOf('/') >= 0) {
      return Optional.empty();
    }
    String folder = test.id().substring(0, end);
    for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/')) {
      folder = folder.substring(slash + 1);
      Optional<String> file = file(folder + "/" + test.file(), workdir);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  /** Whether a finding names a file of the tree, or one of Go in some folder of it. */
  boolean leadsSomewhere(GateFinding finding) {
    return leadsSomewhere(finding.file()) || BARE_GO.matcher(finding.file()).matches();
  }

  /** Whether that is a file of the tree. */
  boolean leadsSomewhere(String named) {
    return file(named, workdir).isPresent();
  }

  private Optional<String> file(String named, Path from) {
    if (named.isEmpty()) {
      return Optional.empty();
    }
    try {
      for (String source : SOURCE_ROOTS) {
        Path file = from.resolve(source).resolve(named.replace('\\', '/')).normalize();
        Optional<String> inside = inside(file);
        if (inside.isPresent()) {
          return inside;
        }
      }
      Optional<String> atRoot = inside(root.resolve(named).normalize());
      return atRoot.isPresent() || !BARE_GO.matcher(named).matches()
          ? atRoot
          : ofGo.computeIfAbsent(named, this::onlyOne);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  // "go test" names a file without its folder, and the package below all that it says of it.
  private Optional<String> onlyOne(String name) {
    try {
      List<Path> found = List.copyOf(GlobSearch.find(root, "**/" + name));
      return found.size() == 1 ? inside(found.getFirst()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> inside(Path file) {
    Path base = file.startsWith(root) ? root : real;
    return file.startsWith(base) && !file.equals(base) && Files.isRegularFile(file)
        ? Optional.of(base.relativize(file).toString())
        : Optional.empty();
  }
}
