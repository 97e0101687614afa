package dev.omk.review.architect;

import static java.util.stream.Collectors.toSet;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.architect.Manifest.Dependency;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Dependencies that a manifest has now and had not, or had in another version. */
final class Dependencies implements ReviewRule {
  private static final Pattern LOOSE =
      Pattern.compile("\"?(\\*|x|latest|next|>=?\\s*[\\d.]*)\"?|.*\"\\*\".*");
  private static final Pattern REPOSITORY =
      Pattern.compile("(?i).*(git\\+|git://|github:|\\bgit\\s*=|\\.git\\b).*");
  private static final Pattern FIXED =
      Pattern.compile(
          "(?i).*([#@][0-9a-f]{7,40}\\b|[#@]v?\\d[\\w.]*|\\b(rev|tag)\\s*[=:]|semver:).*");

  /** Where each version counts; {@code .in} files are compiled to such ones. */
  private static final Pattern INSTALLED =
      Pattern.compile("requirements[^/]*\\.txt|pyproject\\.toml|setup\\.py");

  private static final Pattern IN_LISTS = Pattern.compile("pyproject\\.toml|setup\\.py");
  private static final Pattern BARE = Pattern.compile("([;#].*)?");
  private static final Pattern NEWEST =
      Pattern.compile("<version>\\s*(LATEST|RELEASE)\\s*</version>");

  private final ReviewInput input;

  Dependencies(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    Optional<Manifest> manifest = Manifest.of(file);
    if (manifest.isEmpty()
        || file.deleted()
        || FileKinds.isForeign(file.path())
        || input.testFiles().isTest(file.path())) {
      return List.of();
    }
    Map<String, String> before = new HashMap<>();
    removed(manifest.get(), file).forEach(known -> before.put(known.name(), known.version()));
    List<Finding> findings = new ArrayList<>();
    for (Dependency now : added(manifest.get(), file)) {
      String version = before.get(now.name());
      if (version == null) {
        unknown(manifest.get(), file, now, findings);
      } else if (!version.equals(now.version())) {
        findings.add(
            ArchitectRules.DEPENDENCY_CHANGED.at(
                file.path(), now.line(), now.name() + " was " + version));
      }
      if (!now.version().equals(version) && isLoose(manifest.get(), file, now.version())) {
        findings.add(
            ArchitectRules.UNPINNED.at(
                file.path(), now.line(), now.name() + " may become anything: " + shown(now)));
      }
    }
    for (TextLine line : file.written()) {
      if (manifest.get().ecosystem().equals("maven") && NEWEST.matcher(line.text()).find()) {
        findings.add(
            ArchitectRules.UNPINNED.at(
                file.path(), line.number(), "may become anything: " + line.text().strip()));
      }
    }
    return findings;
  }

  // Which list a line is in stands above it.
  private List<Dependency> added(Manifest manifest, FilePatch file) {
    if (!IN_LISTS.matches(file.name())) {
      return manifest.in(file.name(), file.written());
    }
    Set<Integer> numbers = file.written().stream().map(TextLine::number).collect(toSet());
    return manifest.in(file.name(), input.linesOf(file)).stream()
        .filter(one -> numbers.contains(one.line()))
        .toList();
  }

  // Of the base nothing is known but what is gone: each text of a list may be one.
  private static List<Dependency> removed(Manifest manifest, FilePatch file) {
    if (!IN_LISTS.matches(file.name())) {
      return manifest.in(file.name(), file.removed());
    }
    List<TextLine> bare =
        file.removed().stream()
            .map(
                line ->
                    new TextLine(
                        line.number(),
                        line.text().strip().replaceFirst(",$", "").replace('\'', '"')))
            .toList();
    return Stream.of(file.removed(), bare)
        .flatMap(lines -> manifest.in(file.name(), lines).stream())
        .toList();
  }

  // A new project has to begin with something.
  private void unknown(Manifest manifest, FilePatch file, Dependency now, List<Finding> findings) {
    if (!file.isNew() && !input.context().goalNames(now.name())) {
      findings.add(
          ArchitectRules.NEW_DEPENDENCY.at(
              file.path(), now.line(), "a new dependency: " + now.name()));
    }
    KnownPackages.alike(manifest.ecosystem(), now.name())
        .ifPresent(
            known ->
                findings.add(
                    ArchitectRules.LOOK_ALIKE.at(
                        file.path(), now.line(), now.name() + " is not " + known)));
  }

  private static boolean isLoose(Manifest manifest, FilePatch file, String version) {
    if (REPOSITORY.matches(version)) {
      return !FIXED.matches(version);
    }
    return switch (manifest.ecosystem()) {
      case "npm", "composer", "crates" -> LOOSE.matches(version);
      case "maven" -> version.endsWith(":+") || version.contains("latest.");
      case "pypi" ->
          version.contains("\"*\"") || (INSTALLED.matches(file.name()) && BARE.matches(version));
      default -> version.contains("\"*\"");
    };
  }

  private static String shown(Dependency dependency) {
    return dependency.version().isEmpty() ? "no version" : dependency.version();
  }
}
