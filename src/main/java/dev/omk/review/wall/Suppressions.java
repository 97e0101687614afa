package dev.omk.review.wall;

import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suppression;
import dev.omk.review.UnifiedDiff;
import dev.omk.secret.TextLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the base allows in its own lines: {@code omk:allow RULE reason} at the end of a line that
 * the change only moves, or above a line whose place another takes. A change cannot allow itself
 * anything.
 */
final class Suppressions implements ReviewRule {
  private static final String RULE = "wall.suppression";

  private final Map<String, FilePatch> files = new HashMap<>();

  Suppressions(UnifiedDiff diff) {
    diff.files().forEach(file -> files.putIfAbsent(file.path(), file));
  }

  /** Whether the base allows a finding. */
  boolean allow(Finding finding) {
    FilePatch file = files.get(finding.path());
    return file != null
        && finding.line() > 0
        && ReviewPolicy.mayConfigure(finding.rule())
        && Stream.concat(above(file, finding.line()), within(file, finding.line()))
            .anyMatch(word -> word.rule().equals(finding.rule()) && !word.reason().isEmpty());
  }

  private static Stream<Suppression> above(FilePatch file, int line) {
    return file.allowed().stream()
        .filter(allowed -> allowed.number() == line)
        .flatMap(allowed -> Suppression.in(allowed.text()).stream());
  }

  private static Stream<Suppression> within(FilePatch file, int line) {
    return file.added().stream()
        .filter(added -> added.number() == line && added.text().contains(Suppression.MARK))
        .filter(added -> file.moved().contains(added.text().strip()))
        .flatMap(added -> Suppression.in(added.text()).stream());
  }

  /** The suppressions that the change adds: they do not count, and a person is told. */
  @Override
  public List<Finding> examine(FilePatch file) {
    List<TextLine> marked =
        file.added().stream().filter(line -> line.text().contains(Suppression.MARK)).toList();
    if (marked.isEmpty()) {
      return List.of();
    }
    Set<String> moved = file.moved();
    return marked.stream()
        .filter(line -> !moved.contains(line.text().strip()))
        .flatMap(line -> told(file.path(), line).stream())
        .toList();
  }

  private static Optional<Finding> told(String path, TextLine line) {
    return Suppression.in(line.text())
        .map(
            word ->
                new Finding(
                    RULE,
                    Severity.NOTE,
                    path,
                    line.number(),
                    word.reason().isEmpty()
                        ? "a suppression of " + word.rule() + " without a reason"
                        : "the change brings a suppression of " + word.rule() + " with it",
                    "It counts from the next goal on, when it is part of the base and has a reason."));
  }
}
