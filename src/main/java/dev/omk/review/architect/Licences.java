package dev.omk.review.architect;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Licences: the project's own when it changes, and those of packages where the lock file says them
 * and they ask for more than most.
 */
final class Licences implements ReviewRule {
  private static final Pattern OWN = Pattern.compile("(?i)(LICEN[CS]E|COPYING|NOTICE)([.-][^/]*)?");
  private static final Set<String> MANIFESTS =
      Set.of("package.json", "Cargo.toml", "pyproject.toml", "composer.json");
  private static final Pattern KEY = Pattern.compile("^\\s*\"?licen[cs]e\"?\\s*[:=]");
  private static final Set<String> LOCKS =
      Set.of("package-lock.json", "composer.lock", "npm-shrinkwrap.json");
  private static final Pattern STRICT =
      Pattern.compile(
          "^\\s*\"(license)?\"?:?\\s*\"?[^\"]*\\b(A?GPL-?[\\d.]*|SSPL|BUSL|UNLICENSED|CC-BY-NC|Commons-Clause)\\b[^\"]*\",?\\s*$");

  @Override
  public List<Finding> examine(FilePatch file) {
    if (FileKinds.isForeign(file.path())) {
      return List.of();
    }
    boolean top = !file.path().contains("/");
    if (top && OWN.matches(file.path()) && !file.isNew() && !onlyYears(file)) {
      return List.of(
          ArchitectRules.LICENCE.at(
              file.path(), first(file.added()), "the project's licence was changed"));
    }
    List<Finding> findings = new ArrayList<>();
    boolean manifest = MANIFESTS.contains(file.name()) && has(file.removed());
    boolean lock = LOCKS.contains(file.name());
    Set<String> moved = manifest || lock ? file.moved() : Set.of();
    for (TextLine line : manifest || lock ? file.added() : List.<TextLine>of()) {
      if (moved.contains(line.text().strip())) {
        continue;
      }
      if (manifest && KEY.matcher(line.text()).find()) {
        findings.add(
            ArchitectRules.LICENCE.at(
                file.path(), line.number(), "the licence in the manifest was changed"));
      } else if (lock && STRICT.matches(line.text())) {
        findings.add(
            ArchitectRules.LICENCE.at(
                file.path(), line.number(), "a package under " + line.text().strip()));
      }
    }
    return findings;
  }

  private static boolean has(List<TextLine> lines) {
    return lines.stream().anyMatch(line -> KEY.matcher(line.text()).find());
  }

  // A new year is no new licence.
  private static boolean onlyYears(FilePatch file) {
    return !file.deleted() && years(file.added()).equals(years(file.removed()));
  }

  private static List<String> years(List<TextLine> lines) {
    return lines.stream()
        .map(
            line ->
                line.text().replaceAll("\\d{4}(\\s*[-–,]\\s*(\\d{4}|present))*", "YEAR").strip())
        .toList();
  }

  private static int first(List<TextLine> lines) {
    return lines.isEmpty() ? 0 : lines.getFirst().number();
  }
}
