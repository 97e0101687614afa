package dev.omk.review;

import dev.omk.review.Finding.Severity;
import dev.omk.scope.SkipMarkers;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tests that are added skipped, disabled, or as the only ones to run. */
final class SkippedTestReview implements ReviewRule {
  private final TestFiles testFiles;

  SkippedTestReview(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!testFiles.isTest(file.path()) && !file.path().endsWith(".rs")) {
      return List.of();
    }
    Set<String> moved = new HashSet<>();
    file.removed().forEach(line -> moved.add(line.text().strip()));
    return file.added().stream()
        .filter(line -> !moved.contains(line.text().strip()))
        .filter(line -> SkipMarkers.count(file.path(), line.text()) > 0)
        .map(line -> finding(file.path(), line))
        .toList();
  }

  private static Finding finding(String path, TextLine line) {
    return new Finding(
        "test.skipped",
        Severity.WARNING,
        path,
        line.number(),
        "a test is skipped, disabled, or singled out",
        "Let it run, or say in the pull request why it cannot.");
  }
}
