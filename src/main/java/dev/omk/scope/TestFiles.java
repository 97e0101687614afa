package dev.omk.scope;

import dev.omk.glob.Globs;
import java.util.Collection;
import java.util.List;

/**
 * Which files are tests.
 *
 * <p>A test file is anything below a folder {@code test}, {@code tests}, {@code t}, {@code xt},
 * {@code spec}, {@code __tests__}, {@code checks}, {@code testdata}, {@code fixtures}, {@code
 * golden}, {@code snapshots} or {@code expected} (data too), anything called like expected output
 * ({@code x.golden}, {@code x.snap}, {@code x.want}, {@code x.expected}, {@code x.approved.txt}),
 * anything called like a test ({@code test_x.py}, {@code x_test.go}, {@code XTest.java}, {@code
 * x.spec.ts}, {@code x.test.js}, {@code x.t}), and what {@code [scope] tests} adds.
 */
public final class TestFiles {
  private final Globs added;

  private TestFiles(Globs added) {
    this.added = added;
  }

  /**
   * The built-in rule with the user's additions.
   *
   * @param globs {@code [scope] tests}; one without a slash counts at any depth
   */
  public static TestFiles of(Collection<String> globs) {
    List<String> anchored =
        globs.stream().map(glob -> glob.contains("/") ? glob : "**/" + glob).toList();
    return new TestFiles(Globs.of(anchored));
  }

  /** Whether a path is a test or belongs to tests. */
  public boolean isTest(String path) {
    return TestNames.inTestFolder(path) || TestNames.isData(path) || isTestItself(path);
  }

  /**
   * Whether a path is only what tests may compare with, and lies outside their folders: it may be
   * the product's own data, so to take it away is a doubt and no violation.
   */
  boolean isDataAlone(String path) {
    return TestNames.isData(path) && !TestNames.inTestFolder(path) && !isTestItself(path);
  }

  /** Whether a path is a test by its own name, not only by the folder it is in. */
  public boolean isTestItself(String path) {
    return TestNames.isNamed(path) || added.covers(path);
  }
}
