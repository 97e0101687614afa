package dev.omk.review.tests;

import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.Suffixes;
import java.util.ArrayList;
import java.util.List;

/** Test files that are gone, and code that was changed without a test. */
final class TestsBesideCode implements ChangeRule {
  private static final int FEW = 5;
  private static final Pattern RUST_TEST = Pattern.compile("#\\[(cfg\\()?(tokio::)?test\\b");

  @Override
  public List<Finding> examine(ReviewInput input) {
    List<Finding> findings = new ArrayList<>();
    boolean tested = false;
    int lines = 0;
    String most = "";
    int mostLines = 0;
    for (FilePatch file : input.diff().files()) {
      boolean test = input.testFiles().isTest(file.path());
      if (test && file.deleted()) {
        if (input.testFiles().isTestItself(file.path()) && Suffixes.CODE.contains(file.suffix())) {
          findings.add(TestRules.DELETED.at(file.path(), 0));
        }
      } else if (test || testsItself(file)) {
        tested = true;
      } else if (input.isProduct(file)) {
        int own = (int) file.written().stream().filter(line -> !line.text().isBlank()).count();
        lines += own;
        most = own > mostLines ? file.path() : most;
        mostLines = Math.max(own, mostLines);
      }
    }
    if (!tested && lines >= FEW && hasTests(input)) {
      findings.add(
          TestRules.MISSING.at(
              most, 0, lines + " lines of code were added and no test was touched"));
    }
    return findings;
  }

  private static boolean testsItself(FilePatch file) {
    return file.suffix().equals("rs")
        && file.written().stream().anyMatch(line -> RUST_TEST.matcher(line.text()).find());
  }

  // Where a project has no test at all, the plan has said so.
  private static boolean hasTests(ReviewInput input) {
    return input.context().basePaths().stream().anyMatch(input.testFiles()::isTestItself);
  }
}
