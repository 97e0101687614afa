package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepositoryMapTest {
  private static final Map<String, String> FILES =
      Map.of(
          "src/calc/dates.py", "def parse_date(text):\n    return text\n",
          "src/calc/cli.py", "from dates import parse_date\nparse_date('x')\n",
          "src/calc/other.py", "pass\n",
          "tests/test_dates.py", "def test_dates():\n    parse_date('1')\n",
          "README.md", "dates\n",
          "package.json", "{\"main\": \"lib/index.js\", \"bin\": {\"calc\": \"bin/calc.js\"}}",
          "pyproject.toml", "[project.scripts]\ncalc = \"calc.cli:main\"\n");

  private static Optional<String> read(String path) {
    return Optional.ofNullable(FILES.get(path));
  }

  private static List<String> pointed(String text) {
    return new PointedFiles(text, path -> path.startsWith("tests/"), RepositoryMapTest::read)
        .among(FILES.keySet().stream().sorted().toList()).stream()
            .map(PointedFiles.Pointed::path)
            .toList();
  }

  @Test
  void aPathThatTheGoalSpellsOutComesFirst() {
    assertThat(pointed("Fix the crash in src/calc/other.py when dates are empty").getFirst())
        .isEqualTo("src/calc/other.py");
  }

  @Test
  void whatDefinesANameComesBeforeWhatMentionsIt() {
    assertThat(pointed("Make `parse_date` accept blanks"))
        .startsWith("src/calc/dates.py")
        .contains("src/calc/cli.py", "tests/test_dates.py")
        .doesNotContain("src/calc/other.py");
  }

  @Test
  void wordsThatEveryGoalHasPointNowhere() {
    assertThat(pointed("Fix the failing test and make the build green")).isEmpty();
  }

  @Test
  void entriesAreReadOffManifestsAndNames() {
    assertThat(
            EntryPoints.of(
                List.of("package.json", "pyproject.toml", "cmd/x/main.go"),
                RepositoryMapTest::read))
        .containsExactly(
            "`lib/index.js` (main of package.json)",
            "`bin/calc.js` (command calc)",
            "`calc.cli:main` (command calc)",
            "`cmd/x/main.go`");
  }

  @Test
  void theMapSaysWhatIsThere() {
    RepositoryMap map =
        RepositoryMap.of(
            FILES.keySet().stream().sorted().toList(),
            path -> path.startsWith("tests/"),
            List.of("`x`"),
            List.of("abc 2026-01-01 Begin"),
            List.of());

    assertThat(map.lines())
        .containsExactly(
            "7 files: Python (4)",
            "sources: src/calc/ (3)",
            "tests: tests/ (1)",
            "starts at: `x`",
            "recent commit: abc 2026-01-01 Begin");
    assertThat(map.testFolder()).isEqualTo("tests/");
  }

  @Test
  void ofADeepFolderTheFirstLevelsAreNamed() {
    RepositoryMap map =
        RepositoryMap.of(
            List.of(
                "Main.java",
                "src/main/java/dev/A.java",
                "src/main/java/dev/B.java",
                "lib/a/b/c/d.py",
                "src/x/y/Z.java",
                "README"),
            path -> false,
            List.of(),
            List.of(),
            List.of(
                new PointedFiles.Pointed("lib/a/b/c/d.py", 3, "mentions 'd'", true),
                new PointedFiles.Pointed("README", 1, "its name is 'readme'", false)));
    assertThat(map.folders())
        .containsExactly(
            Map.entry("src/main/java/", 2),
            Map.entry("lib/a/", 1),
            Map.entry("src/x/", 1),
            Map.entry("the root", 1));
    assertThat(map.products()).containsExactly("lib/a/b/c/d.py");
    assertThat(map.lines())
        .contains("tests: none found", "look at `README`: its name is 'readme'")
        .noneMatch(line -> line.startsWith("starts at"));
    assertThat(map.testFolder()).isEmpty();
    assertThat(
            RepositoryMap.of(List.of("README"), path -> true, List.of(), List.of(), List.of())
                .lines())
        .containsExactly("1 file: no program", "tests: none found");
  }
}
