package dev.omk.review.architect;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs when somebody installs or builds: hooks of npm, of setuptools, of Cargo. */
final class InstallScripts implements ReviewRule {
  private static final Map<String, Pattern> BY_NAME =
      Map.of(
          "package.json", Pattern.compile("^\\s*\"(preinstall|install|postinstall)\"\\s*:\\s*\""),
          "package-lock.json", Pattern.compile("^\\s*\"hasInstallScript\"\\s*:\\s*true"),
          "pnpm-lock.yaml", Pattern.compile("^\\s*requiresBuild:\\s*true"),
          "setup.py", Pattern.compile("\\bcmdclass\\s*="),
          "Cargo.toml", Pattern.compile("^\\s*build\\s*=\\s*\""),
          "composer.json", Pattern.compile("^\\s*\"(pre|post)-(install|update)-cmd\"\\s*:"));

  @Override
  public List<Finding> examine(FilePatch file) {
    Pattern pattern = BY_NAME.get(file.name());
    if (pattern == null || FileKinds.isForeign(file.path())) {
      return List.of();
    }
    Set<String> before =
        JsonMembers.of(file.name(), file.removed()).stream()
            .map(line -> bare(line.text()))
            .collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (TextLine line : JsonMembers.of(file.name(), file.written())) {
      if (pattern.matcher(line.text()).find() && !before.contains(bare(line.text()))) {
        findings.add(ArchitectRules.INSTALL_SCRIPT.at(file.path(), line.number()));
      }
    }
    return findings;
  }

  // What follows a member does not change it.
  private static String bare(String member) {
    return member.strip().replaceFirst(",$", "");
  }
}
