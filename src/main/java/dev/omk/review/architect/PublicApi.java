package dev.omk.review.architect;

import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.architect.Declarations.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Public declarations of the base that are gone from the whole change, or are called anew. */
final class PublicApi implements ChangeRule {
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(.*/)?(internal|cmd|_[^/]*|private|scripts?|tools?|bin)/.*|(.*/)?(setup|conftest|main)\\.\\w+");

  @Override
  public List<Finding> examine(ReviewInput input) {
    List<FilePatch> files =
        input.diff().files().stream()
            .filter(input::isProduct)
            .filter(file -> !PRIVATE.matches(file.path()))
            .toList();
    if (files.stream().allMatch(file -> Declarations.in(file, file.removed()).isEmpty())) {
      return List.of(); // Nothing went, so nothing has to be looked for in what came.
    }
    Set<String> there = new HashSet<>();
    files.forEach(
        file -> Declarations.in(file, file.added()).forEach(found -> there.add(found.name())));
    List<Finding> findings = new ArrayList<>();
    files.stream().filter(file -> !file.isNew()).forEach(f -> examine(f, there, input, findings));
    return findings;
  }

  private static void examine(
      FilePatch file, Set<String> there, ReviewInput input, List<Finding> findings) {
    List<Declaration> added = Declarations.in(file, file.added());
    Set<String> told = new HashSet<>();
    for (Declaration before : Declarations.in(file, file.removed())) {
      boolean wanted = input.context().goalNames(before.name());
      if (wanted || added.stream().anyMatch(now -> now.signature().equals(before.signature()))) {
        continue;
      }
      Optional<Declaration> now =
          added.stream().filter(other -> other.name().equals(before.name())).findFirst();
      if (now.isPresent() && told.add(before.name())) {
        findings.add(
            ArchitectRules.API_CHANGED.at(
                file.path(), now.get().line(), "was on the base: " + before.signature()));
      } else if (now.isEmpty() && !there.contains(before.name()) && told.add(before.name())) {
        findings.add(
            ArchitectRules.API_REMOVED.at(
                file.path(), 0, before.name() + " is gone, and the goal does not speak of it"));
      }
    }
  }
}
