package dev.omk.review.architect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.architect.Manifest.Dependency;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lock files that do not follow their manifest, or fetch from where nothing else comes from. */
final class LockFiles implements ChangeRule {
  private static final Set<String> NODE =
      Set.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock");
  private static final Pattern RESOLVED =
      Pattern.compile(
          "\\bresolved\"?:?\\s+\"((?:git\\+)?(?:https?|ssh|git)://(?:[^/@\"]*@)?([^/\"]+))");
  private static final Set<String> REGISTRIES =
      Set.of("registry.npmjs.org", "registry.yarnpkg.com");

  @Override
  public List<Finding> examine(ReviewInput input) {
    Map<String, FilePatch> files = new HashMap<>();
    input.diff().files().forEach(file -> files.put(file.path(), file));
    List<Finding> findings = new ArrayList<>();
    for (FilePatch file : input.diff().files()) {
      if (!file.isNew() && !file.deleted() && !input.testFiles().isTest(file.path())) {
        Manifest.of(file).ifPresent(manifest -> follow(manifest, file, files, input, findings));
      }
      if (NODE.contains(file.name())) {
        sources(file, findings);
      }
    }
    return findings;
  }

  private static void follow(
      Manifest manifest,
      FilePatch file,
      Map<String, FilePatch> files,
      ReviewInput input,
      List<Finding> findings) {
    List<Dependency> now = manifest.in(file.name(), file.added());
    List<Dependency> before = manifest.in(file.name(), file.removed());
    if (same(now, before)) {
      return;
    }
    for (String lock : locks(manifest, file.path())) {
      FilePatch changed = files.get(lock);
      boolean kept = input.context().paths().contains(lock);
      if (changed == null && kept) {
        findings.add(
            ArchitectRules.LOCK.at(
                file.path(), line(now), lock + " was not changed with the dependencies"));
      } else if (changed != null && !changed.deleted() && !changed.binary()) {
        missing(now, before, changed)
            .ifPresent(
                name -> findings.add(ArchitectRules.LOCK.at(lock, 0, "it does not have " + name)));
      }
    }
  }

  private static boolean same(List<Dependency> now, List<Dependency> before) {
    return now.stream()
        .map(d -> d.name() + " " + d.version())
        .toList()
        .equals(before.stream().map(d -> d.name() + " " + d.version()).toList());
  }

  private static int line(List<Dependency> now) {
    return now.isEmpty() ? 0 : now.getFirst().line();
  }

  private static List<String> locks(Manifest manifest, String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return manifest.locks().stream()
        .flatMap(name -> Stream.of(folder + name, name).distinct())
        .toList();
  }

  private static Optional<String> missing(
      List<Dependency> now, List<Dependency> before, FilePatch lock) {
    return now.stream()
        .map(Dependency::name)
        .filter(name -> before.stream().noneMatch(known -> known.name().equals(name)))
        .filter(name -> lock.added().stream().noneMatch(line -> names(line, name)))
        .findFirst();
  }

  private static boolean names(TextLine line, String name) {
    String plain = line.text().toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    return plain.contains(name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-'));
  }

  private static void sources(FilePatch file, List<Finding> findings) {
    Set<String> before = hosts(file.removed());
    for (TextLine line : file.added()) {
      Matcher matcher = RESOLVED.matcher(line.text());
      if (matcher.find()
          && !REGISTRIES.contains(matcher.group(2))
          && !before.contains(matcher.group(2))) {
        findings.add(
            ArchitectRules.LOCK.at(
                file.path(), line.number(), "a package is fetched from " + matcher.group(2)));
      }
    }
  }

  private static Set<String> hosts(List<TextLine> lines) {
    Set<String> hosts = new HashSet<>();
    for (TextLine line : lines) {
      Matcher matcher = RESOLVED.matcher(line.text());
      if (matcher.find()) {
        hosts.add(matcher.group(2));
      }
    }
    return hosts;
  }
}
