package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents promise is shown by tests that exist. */
class DocumentedTestsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  @ParameterizedTest
  @ValueSource(strings = {"DURABILITY.md", "THREAT_MODEL.md"})
  void everyRowOfThePromisesNamesATestThatExists(String document) throws IOException {
    List<String> tests = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("docs", document))) {
      Matcher matcher = TEST.matcher(line);
      while (matcher.find()) {
        tests.add(matcher.group(1));
      }
    }

    assertThat(tests).hasSizeGreaterThan(10);
    assertThat(names()).containsAll(tests);
  }

  @Test
  void exampleOfAReviewRuleIsWhereTheDocumentSays() throws IOException {
    String page = Files.readString(Path.of("docs/CONTRIBUTING.md"));
    String example =
        page.substring(
            page.indexOf("The rule `slop.debug-output`"), page.indexOf("Patterns are RE2"));
    List<Path> files =
        Pattern.compile("`((?:review|src)/[^`]+)`")
            .matcher(example)
            .results()
            .map(found -> found.group(1))
            .map(name -> Path.of(name.startsWith("src") ? name : "src/main/java/dev/omk/" + name))
            .toList();

    assertThat(files).hasSize(4).allMatch(Files::isRegularFile);
    assertThat(files.get(0)).content().contains("Rule DEBUG =", "slop.debug-output");
    assertThat(files.get(1)).content().contains("everywhere(DEBUG,");
    assertThat(files.get(2)).content().contains("DebugPatterns.ALL");
    assertThat(names()).contains("RuleCasesTest", "ReviewDocumentTest");
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toList());
    }
  }
}
