package dev.omk.scope;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files are protected in parts, and the rule for each. To add a format, add a row. */
final class PartRules {
  private final Map<String, PartRule> byName;
  private final PartRule gradle = LineParts.gradle();

  PartRules(Set<String> gateWords) {
    this.byName =
        Map.ofEntries(
            Map.entry("package.json", new PackageJsonParts(gateWords)),
            Map.entry("composer.json", new JsonKeyParts(Set.of("scripts", "config"))),
            Map.entry("deno.json", new JsonKeyParts(JsonKeyParts.DENO)),
            Map.entry("deno.jsonc", new JsonKeyParts(JsonKeyParts.DENO)),
            Map.entry("pyproject.toml", new PyprojectParts()),
            Map.entry("cargo.toml", new CargoParts()),
            Map.entry("pom.xml", new PomParts()),
            Map.entry("gradle.properties", LineParts.gradleProperties()),
            Map.entry("build.sbt", LineParts.gradle()),
            Map.entry("vite.config.js", LineParts.vite()),
            Map.entry("vite.config.mjs", LineParts.vite()),
            Map.entry("vite.config.ts", LineParts.vite()),
            Map.entry("cmakelists.txt", KeptLineParts.CMAKE),
            Map.entry("meson.build", KeptLineParts.MESON),
            Map.entry(".gitignore", new IgnoreParts()));
  }

  /**
   * The rule for a path, empty when the path is not protected in parts.
   *
   * @param path in lower case
   */
  Optional<PartRule> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
      return Optional.of(gradle);
    }
    if (name.endsWith(".cmake")) {
      return Optional.of(KeptLineParts.CMAKE);
    }
    return Optional.ofNullable(byName.get(name));
  }
}
