package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.review.Finding.Severity;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.List;

/**
 * Marks that a merge left behind. A line of equal signs alone says nothing: headings have it. In
 * prose and in tests the marks may be the subject.
 */
final class ConflictMarkerReview implements ReviewRule {
  private static final Pattern START = Pattern.compile("<<<<<<<( .*)?");
  private static final Pattern OTHER =
      Pattern.compile("(>>>>>>>|\\|\\|\\|\\|\\|\\|\\|)( .*)?|=======");
  private static final Pattern PROSE = Pattern.compile("(?i).*\\.(md|rst|adoc|txt|patch|diff)");

  private final TestFiles testFiles;

  ConflictMarkerReview(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    List<TextLine> starts =
        file.added().stream().filter(line -> START.matches(line.text())).toList();
    boolean others = file.added().stream().anyMatch(line -> OTHER.matches(line.text()));
    if (starts.isEmpty() || !others) {
      return List.of();
    }
    boolean subject = PROSE.matches(file.path()) || testFiles.isTest(file.path());
    Severity severity = subject ? Severity.WARNING : Severity.BLOCKING;
    return starts.stream()
        .map(
            line ->
                new Finding(
                    "code.conflict-marker",
                    severity,
                    file.path(),
                    line.number(),
                    "a merge conflict was left in the file",
                    "Choose between the sides and remove the marks."))
        .toList();
  }
}
