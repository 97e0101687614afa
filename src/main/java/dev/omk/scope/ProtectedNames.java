package dev.omk.scope;

import dev.omk.glob.Globs;
import java.util.List;
import java.util.Set;

/**
 * The names that are protected as whole files, all in lower case and at any depth.
 *
 * <p>The rule for a name to be here: it decides what a check runs or how it counts, and honest work
 * on the product's code hardly ever edits it. {@code tsconfig.json}, {@code go.mod}, lock files and
 * container files are left out because honest work does.
 */
final class ProtectedNames {
  private ProtectedNames() {}

  /** Everything below a folder of such a name. */
  private static final Set<String> FOLDERS =
      Set.of(
          ".omk",
          ".git",
          ".mvn",
          ".circleci",
          ".buildkite",
          ".teamcity",
          ".woodpecker",
          ".ci",
          ".azure-pipelines",
          ".husky",
          ".githooks");

  /** Everything below such a pair of folders. */
  private static final Set<String> FOLDER_PAIRS =
      Set.of(
          ".github/workflows",
          ".github/actions",
          ".github/scripts",
          ".gitea/workflows",
          ".forgejo/workflows",
          ".gitlab/ci",
          "gradle/wrapper");

  private static final Set<String> NAMES =
      Set.of(
          // make and its like
          "makefile",
          "gnumakefile",
          "bsdmakefile",
          "justfile",
          ".justfile",
          "rakefile",
          "build.xml",
          "mise.toml",
          ".mise.toml",
          // Python
          "pytest.ini",
          ".pytest.ini",
          "pytest.toml",
          ".pytest.toml",
          "tox.ini",
          "setup.cfg",
          "conftest.py",
          "sitecustomize.py",
          "usercustomize.py",
          "noxfile.py",
          ".coveragerc",
          "hatch.toml",
          "nose.cfg",
          ".noserc",
          "mypy.ini",
          ".mypy.ini",
          "ruff.toml",
          ".ruff.toml",
          ".flake8",
          ".pylintrc",
          "pylintrc",
          "pyrightconfig.json",
          ".pydocstyle",
          ".isort.cfg",
          ".bandit",
          // JavaScript
          ".npmrc",
          ".yarnrc",
          ".yarnrc.yml",
          ".pnpmfile.cjs",
          "mocha.opts",
          "cypress.json",
          "jasmine.json",
          ".taprc",
          ".swcrc",
          ".jshintrc",
          ".jshintignore",
          ".stylelintignore",
          ".oxlintrc.json",
          "tslint.json",
          "bunfig.toml",
          "nx.json",
          "turbo.json",
          ".eslintignore",
          ".prettierignore",
          "biome.json",
          "biome.jsonc",
          // JVM
          "mvnw",
          "mvnw.cmd",
          "gradlew",
          "gradlew.bat",
          "junit-platform.properties",
          "testng.xml",
          "checkstyle.xml",
          // Rust, Go, C
          "rust-toolchain",
          "rust-toolchain.toml",
          "nextest.toml",
          "clippy.toml",
          ".clippy.toml",
          "rustfmt.toml",
          ".rustfmt.toml",
          ".golangci.yml",
          ".golangci.yaml",
          ".clang-tidy",
          "staticcheck.conf",
          "tarpaulin.toml",
          "cmakepresets.json",
          "ctestcustom.cmake",
          "ctestconfig.cmake",
          ".bazelrc",
          // Perl, shell
          ".proverc",
          ".perlcriticrc",
          ".shellcheckrc",
          // Ruby, PHP, .NET, Dart
          ".rspec",
          ".rspec-local",
          ".rubocop.yml",
          ".rubocop_todo.yml",
          ".simplecov",
          "phpunit.xml",
          "phpunit.xml.dist",
          "phpstan.neon",
          "phpstan.neon.dist",
          "phpstan-baseline.neon",
          "psalm.xml",
          "psalm-baseline.xml",
          "phpcs.xml",
          "phpcs.xml.dist",
          "xunit.runner.json",
          "dart_test.yaml",
          "analysis_options.yaml",
          "directory.build.props",
          "directory.build.targets",
          // continuous integration
          ".gitlab-ci.yml",
          "jenkinsfile",
          "azure-pipelines.yml",
          "azure-pipelines.yaml",
          ".travis.yml",
          "appveyor.yml",
          ".appveyor.yml",
          "bitbucket-pipelines.yml",
          ".drone.yml",
          ".woodpecker.yml",
          ".cirrus.yml",
          "cloudbuild.yaml",
          "buildspec.yml",
          "codecov.yml",
          ".codecov.yml",
          // git and its hooks
          ".gitattributes",
          ".gitmodules",
          ".pre-commit-config.yaml",
          "lefthook.yml",
          ".lefthook.yml",
          ".overcommit.yml");

  private static final Globs NAME_PATTERNS =
      Globs.of(
          List.of(
              "*.{mk,mak,pth,runsettings,jenkinsfile}",
              "{makefile,jenkinsfile,taskfile,gulpfile,gruntfile}.*",
              "{jest,vitest,ava,playwright,cypress,nyc,eslint,prettier,stylelint,babel}.config.*",
              "{web-test-runner,vitest.*,jest.*}.config.*",
              "{detekt,lint,checkstyle,pmd,spotbugs}-{baseline,suppressions,exclude}*.xml",
              "{jest,vitest}.{setup,workspace}.*",
              "{karma,wdio,nightwatch,protractor}.conf.*",
              ".{mocharc,nycrc,c8rc,eslintrc,prettierrc,stylelintrc,lintstagedrc,babelrc}*"));

  /**
   * Whether a path is protected as a whole.
   *
   * @param path in lower case
   */
  static boolean whole(String path) {
    String[] segments = path.split("/", -1);
    for (int i = 0; i < segments.length - 1; i++) {
      if (protectedFolder(segments, i)) {
        return true;
      }
    }
    String name = segments[segments.length - 1];
    return NAMES.contains(name)
        || FOLDERS.contains(name)
        || NAME_PATTERNS.matches(name)
        || path.endsWith(".cargo/config.toml")
        || path.endsWith(".cargo/config");
  }

  private static boolean protectedFolder(String[] segments, int i) {
    return FOLDERS.contains(segments[i])
        || segments[i].endsWith(".egg-info")
        || segments[i].endsWith(".dist-info")
        || FOLDER_PAIRS.contains(segments[i] + "/" + segments[i + 1]);
  }
}
