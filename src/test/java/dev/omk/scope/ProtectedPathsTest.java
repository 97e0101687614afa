package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedPathsTest {
  private final ProtectedPaths paths =
      ProtectedPaths.of(
          Set.of("migrations/**", "schema.sql"),
          Set.of("scripts/check.sh", "test_calc.py", "tests/run.sh"),
          Set.of("npm", "smoke"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".omk/gates.toml",
        "sub/.omk/x",
        ".OMK/Gates.toml",
        "Makefile",
        "GNUmakefile",
        "makefile",
        "build/rules.mk",
        "Makefile.inc",
        "pytest.ini",
        "tests/conftest.py",
        "a/b/CONFTEST.PY",
        "tox.ini",
        "setup.cfg",
        "sitecustomize.py",
        "usercustomize.py",
        "lib/evil.pth",
        "x.egg-info/entry_points.txt",
        "x-1.0.dist-info/METADATA",
        "noxfile.py",
        ".npmrc",
        "jest.config.js",
        "packages/a/vitest.config.ts",
        ".mocharc.json",
        "playwright.config.ts",
        "karma.conf.js",
        ".eslintrc",
        ".mvn/maven.config",
        ".mvn/jvm.config",
        "gradle/wrapper/gradle-wrapper.properties",
        "src/test/resources/junit-platform.properties",
        ".github/workflows/ci.yml",
        ".gitlab-ci.yml",
        ".circleci/config.yml",
        "Jenkinsfile",
        "azure-pipelines.yml",
        ".gitattributes",
        "sub/.gitmodules",
        ".husky/pre-commit",
        ".pre-commit-config.yaml",
        ".cargo/config.toml",
        "justfile",
        "rust-toolchain.toml",
        "migrations/001.sql",
        "Migrations/001.sql",
        "db/schema.sql",
        "scripts/check.sh",
        "Scripts/Check.sh",
        "tests/run.sh"
      })
  void steeringFileIsProtected(String path) {
    assertThat(paths.of(path)).isEqualTo(Protection.PROTECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main.py",
        "tsconfig.json",
        "go.mod",
        "package-lock.json",
        "README.md",
        "docs/makefile-guide.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        ".github/dependabot.yml",
        "src/jestconfig.js",
        "lib/makefiles.py",
        "Dockerfile",
        "src/pytest_helper.py",
        "omk/gates.toml",
        "config.toml",
        "gradle/libs.versions.toml",
        "scripts/other.sh",
        "app/schema.sql.md",
        "test_calc.py",
        "LICENSE",
        ".gitkeep",
        "requirements.txt"
      })
  void honestFileIsFree(String path) {
    assertThat(paths.of(path)).isEqualTo(Protection.FREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package.json", "sub/package.json", "pyproject.toml", "pom.xml", "build.gradle",
        "app/build.gradle.kts", "settings.gradle", "Cargo.toml", ".gitignore", "CMakeLists.txt"
      })
  void fileThatHonestWorkEditsIsPartlyProtected(String path) {
    assertThat(paths.of(path)).isEqualTo(Protection.PARTLY);
  }

  @ParameterizedTest
  @CsvSource({
    "unittest.py", "pytest.py", "pytest/__init__.py", "tests/pytest.py", "src/unittest/__init__.py",
    "node_modules/.bin/jest", "venv/bin/python3", "sub/.venv/bin/pytest", "python3", "bin/npm",
    "npm.cmd", "traceback.py", "tests/argparse.py"
  })
  void lookAlikeOfProgramShadowsIt(String path) {
    assertThat(ProtectedPaths.shadows(path, Set.of("python3", "unittest", "npm", "pytest")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "src/app.py",
    "tests/test_pytest_plugin.py",
    "docs/python3",
    "docs/pytest.md",
    "examples/unittest/readme.md",
    "node_modules/left-pad/index.js",
    "src/app/site.py",
    "lib/npm/index.js",
    "calc.py",
    "calc/__init__.py",
    "calc",
    "src/types.py",
    "src/app/logging.py"
  })
  void ordinaryNewFileShadowsNothing(String path) {
    assertThat(ProtectedPaths.shadows(path, Set.of("python3", "unittest", "npm", "pytest", "calc")))
        .isFalse();
  }

  @Test
  void localModuleOfOtherLanguageIsNoShadow() {
    assertThat(ProtectedPaths.shadows("coverage.py", Set.of("go", "cargo"))).isFalse();
  }

  @Test
  void whatAPersonAllowedIsFreeAndNothingElse() {
    ProtectedPaths paths =
        ProtectedPaths.of(List.of("db/**"), List.of("ci/check.sh"), List.of())
            .allowing(List.of("Makefile", "db/seed.sql"));
    assertThat(paths.of("Makefile")).isEqualTo(Protection.FREE);
    assertThat(paths.of("db/seed.sql")).isEqualTo(Protection.FREE);
    assertThat(paths.of("db/schema.sql")).isEqualTo(Protection.PROTECTED);
    assertThat(paths.of("sub/Makefile")).isEqualTo(Protection.PROTECTED);
    assertThat(paths.of("ci/check.sh")).isEqualTo(Protection.PROTECTED);
  }
}
