package dev.omk.review.tests;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.PatternSet;
import dev.omk.review.ReviewRule;
import dev.omk.scope.SkipMarkers;
import dev.omk.scope.TestFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tests that are added skipped or disabled. */
final class SkippedTestReview implements ReviewRule {
  private static final Map<String, PatternSet<Pattern>> WORDS =
      SkipMarkers.suffixes().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  suffix -> suffix,
                  suffix ->
                      new PatternSet<>(
                          SkipMarkers.pattern(suffix).stream().toList(), pattern -> pattern)));

  private final TestFiles testFiles;

  SkippedTestReview(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!testFiles.isTest(file.path()) && !file.path().endsWith(".rs")) {
      return List.of();
    }
    PatternSet<Pattern> words = WORDS.get(file.suffix());
    if (words == null) {
      return List.of();
    }
    Set<String> moved = new HashSet<>();
    file.removed().forEach(line -> moved.add(line.text().strip()));
    return file.added().stream()
        .filter(line -> words.mayMatch(line.text()))
        .filter(line -> !moved.contains(line.text().strip()))
        .filter(line -> SkipMarkers.count(file.path(), FocusedTests.withoutFocus(line.text())) > 0)
        .filter(line -> !FocusedTests.isFocused(file.suffix(), line.text()))
        .map(line -> TestRules.SKIPPED.at(file.path(), line.number()))
        .toList();
  }
}
