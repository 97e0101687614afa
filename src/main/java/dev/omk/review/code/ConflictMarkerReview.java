package dev.omk.review.code;

import com.google.re2j.Pattern;
import dev.omk.review.CodeText;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.List;

/**
 * Marks that a merge left behind. A line of equal signs alone says nothing: headings have it. In
 * prose, in tests and within a text or comment of several lines the marks may be the subject.
 */
final class ConflictMarkerReview implements ReviewRule {
  private static final Pattern START = Pattern.compile("<<<<<<<( .*)?");
  private static final Pattern OTHER =
      Pattern.compile("(>>>>>>>|\\|\\|\\|\\|\\|\\|\\|)( .*)?|=======");
  private static final Pattern PROSE = Pattern.compile("(?i).*\\.(md|rst|adoc|txt|patch|diff)");

  private final ReviewInput input;

  ConflictMarkerReview(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    List<TextLine> starts =
        file.added().stream()
            .filter(line -> line.text().startsWith("<<<<<<<") && START.matches(line.text()))
            .toList();
    if (starts.isEmpty() || file.added().stream().noneMatch(l -> OTHER.matches(l.text()))) {
      return List.of();
    }
    boolean subject = PROSE.matches(file.path()) || input.testFiles().isTest(file.path());
    CodeText texts = input.textsOf(file);
    return starts.stream()
        .map(
            line ->
                (subject || !texts.isCode(line.number(), 0)
                        ? CodeRules.CONFLICT.as(Severity.WARNING)
                        : CodeRules.CONFLICT)
                    .at(file.path(), line.number()))
        .toList();
  }
}
