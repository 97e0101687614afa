package dev.omk.review.slop;

import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import java.util.List;
import java.util.Optional;

/** A changelog that the project keeps and the change does not touch. */
final class Changelog implements ChangeRule {
  private static final int FEW = 5;
  private static final Pattern LOG =
      Pattern.compile(
          "(?i)(.*/)?(changelog|changes|history|news|release[-_]?notes)(\\.(md|rst|txt|adoc))?"
              + "|(.*/)?(\\.changeset|changelog\\.d|changes|newsfragments|news)/.*");
  private static final Pattern AT_ROOT =
      Pattern.compile(
          "(?i)(changelog|changes|history|news|release[-_]?notes)(\\.(md|rst|txt|adoc))?");

  @Override
  public List<Finding> examine(ReviewInput input) {
    Optional<String> log =
        input.context().basePaths().stream().filter(AT_ROOT::matches).sorted().findFirst();
    List<FilePatch> files = input.diff().files();
    long lines =
        files.stream().filter(input::isProduct).mapToLong(file -> file.added().size()).sum();
    return log.isPresent()
            && lines >= FEW
            && files.stream().noneMatch(file -> LOG.matches(file.path()))
        ? List.of(SlopRules.CHANGELOG.at(log.get(), 0))
        : List.of();
  }
}
