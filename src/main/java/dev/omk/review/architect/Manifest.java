package dev.omk.review.architect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that name dependencies, read line by line, as a diff shows them.
 *
 * @param names of the files
 * @param dependency a line with one: its name, and its version where there is one
 * @param locks the lock files that belong to it; none where there is no such thing
 * @param ecosystem whose names it uses
 */
record Manifest(
    Pattern names, Pattern dependency, List<String> locks, String ecosystem, Set<String> noNames) {
  private static final Set<String> NPM_KEYS =
      Set.of(
          "version",
          "node",
          "npm",
          "yarn",
          "pnpm",
          "name",
          "license",
          "main",
          "packagemanager",
          "php",
          "type",
          "target",
          "module",
          "bun",
          "vscode",
          "types",
          "url",
          "homepage",
          "bugs",
          "repository",
          "funding");
  private static final Set<String> TOML_KEYS =
      Set.of(
          "version",
          "edition",
          "rust-version",
          "name",
          "resolver",
          "python",
          "requires-python",
          "target-version",
          "minversion",
          "python_version",
          "line-length");

  private static final String REPOSITORY = "git+";

  /** A limit of a size or a time, as tools keep them beside the dependencies of npm. */
  private static final Pattern LIMIT =
      Pattern.compile("(?i)\\d+(\\.\\d+)?\\s*([kmg]?i?b|bytes|m?s|%)");

  private static final List<Manifest> ALL =
      List.of(
          of(
              "package\\.json",
              "^\\s*\"(@?[\\w./-]+)\"\\s*:\\s*\"((?:[~^<>=v]*\\s*\\d|git[+:@]|github:|https?:|npm:)[^\"]*|\\*|x|latest|next)\",?\\s*$",
              List.of(
                  "package-lock.json",
                  "npm-shrinkwrap.json",
                  "yarn.lock",
                  "pnpm-lock.yaml",
                  "bun.lock"),
              "npm",
              NPM_KEYS),
          of(
              "composer\\.json",
              "^\\s*\"([\\w.-]+/[\\w.-]+)\"\\s*:\\s*\"([^\"]*)\",?\\s*$",
              List.of("composer.lock"),
              "composer",
              NPM_KEYS),
          of(
              "requirements[^/]*\\.(txt|in)",
              "^([A-Za-z][\\w.-]*)(?:\\[[^\\]]*\\])?\\s*((?:[=<>!~@]|;|#|$).*)$|^(?:-e\\s+|--editable\\s+)?(git\\+\\S+)()$",
              List.of(),
              "pypi",
              Set.of()),
          of(
              "pyproject\\.toml",
              "^\\s*\"([A-Za-z][\\w.-]*)(?:\\[[^\\]]*\\])?\\s*([=<>!~@][^\"]*)\",?\\s*$"
                  + "|^\"([A-Za-z][\\w.-]*)(?:\\[[^\\]]*\\])?\\s*(;[^\"]*)?\"$"
                  + "|^([a-zA-Z][\\w-]*)\\s*=\\s*(\"[~^>=<*\\d][^\"]*\"|\\{.*\\b(?:version|git)\\b.*)$",
              List.of("poetry.lock", "uv.lock", "pdm.lock"),
              "pypi",
              TOML_KEYS),
          of(
              "setup\\.py",
              "^\"([A-Za-z][\\w.-]*)(?:\\[[^\\]]*\\])?\\s*([=<>!~@;][^\"]*)?\"$",
              List.of(),
              "pypi",
              Set.of()),
          of(
              "Pipfile",
              "^([a-zA-Z][\\w.-]*)\\s*=\\s*(\"[~^>=<*\\d][^\"]*\"|\\{.*\\b(?:version|git)\\b.*)$",
              List.of("Pipfile.lock"),
              "pypi",
              TOML_KEYS),
          of(
              "Cargo\\.toml",
              "^([a-zA-Z][\\w-]*)\\s*=\\s*(\"[~^>=<*\\d][^\"]*\"|\\{.*\\b(?:version|git)\\b.*)$",
              List.of("Cargo.lock"),
              "crates",
              TOML_KEYS),
          of(
              "go\\.mod",
              "^\\s*(?:require\\s+)?([\\w-]+(?:\\.[\\w-]+)+/[\\w./~-]+)\\s+(v\\S+)\\s*$",
              List.of("go.sum"),
              "go",
              Set.of()),
          of(
              "Gemfile|[^/]*\\.gemspec",
              "^\\s*(?:gem|\\w+\\.add_\\w*dependency)[\\s(]+[\"']([\\w-]+)[\"'](.*)$",
              List.of("Gemfile.lock"),
              "gems",
              Set.of()),
          of(
              "build\\.gradle(\\.kts)?",
              "^\\s*(?:implementation|api|compileOnly|runtimeOnly|kapt|annotationProcessor|classpath)[\\s(]+"
                  + "[\"']([\\w.-]+:[\\w.-]+)(:[^\"']*)?[\"']",
              List.of(),
              "maven",
              Set.of()),
          of(
              "pom\\.xml",
              "^\\s*<artifactId>([\\w.-]+)</artifactId>()\\s*$",
              List.of(),
              "maven",
              Set.of()));

  /** A dependency as one line names it. */
  record Dependency(String name, String version, int line) {}

  private static Manifest of(
      String names, String dependency, List<String> locks, String ecosystem, Set<String> noNames) {
    return new Manifest(
        Pattern.compile(names), Pattern.compile(dependency), locks, ecosystem, noNames);
  }

  /** The manifest that a file is, if it is one. */
  static Optional<Manifest> of(FilePatch file) {
    return ALL.stream().filter(manifest -> manifest.names.matches(file.name())).findFirst();
  }

  /** The last part of an address, without what stands behind it. */
  private static String repository(String address) {
    String path = address.replaceFirst("(\\.git)?([@#].*)?$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The dependencies that some lines of a file of that name have. */
  List<Dependency> in(String file, List<TextLine> lines) {
    List<Dependency> found = new ArrayList<>();
    for (TextLine line : PythonRequirements.of(file, JsonMembers.of(file, lines))) {
      Matcher matcher = dependency.matcher(line.text());
      if (matcher.find()) {
        int group = 1;
        while (matcher.group(group) == null) {
          group += 2;
        }
        String version = matcher.group(group + 1);
        String name = matcher.group(group);
        if (name.startsWith(REPOSITORY)) {
          found.add(new Dependency(repository(name), name, line.number()));
        } else if (!(ecosystem.equals("npm") && LIMIT.matches(version))
            && !noNames.contains(name.toLowerCase(java.util.Locale.ROOT))) {
          found.add(new Dependency(name, version == null ? "" : version.strip(), line.number()));
        }
      }
    }
    return found;
  }
}
