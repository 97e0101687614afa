package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointedFilesTest {
  /** The files that a text points to, each with why. */
  private static List<String> pointed(String text, Map<String, String> files) {
    return new PointedFiles(
            text, path -> path.startsWith("tests/"), path -> Optional.ofNullable(files.get(path)))
        .among(files.keySet().stream().sorted().toList()).stream()
            .map(file -> file.path() + ": " + file.why())
            .toList();
  }

  private static String why(String text, String path, String content) {
    return String.join("\n", pointed(text, Map.of(path, content)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Look at calc/sum.py | src/calc/sum.py | the goal names it, its name is 'sum'",
        "Look at calc/sum.py:12 | calc/sum.py | the goal names it, its name is 'sum'",
        "Correct the parser | src/Parser.java | its name is 'parser'",
        "Correct the date parser | src/DateParser.java | its name has 'date', its name has 'parser'",
        "Sort all dates | src/date_reader.py | its name has 'dates'",
        "Sort the widget | src/widget/x.py | it is below 'widget'",
        "Call `parse_date` | src/parse_date.py | its name is 'parse_date'"
      })
  void aNameSaysWhyItIsMeant(String text, String path, String why) {
    assertThat(why(text, path, "")).isEqualTo(path + ": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def parse_date(x) | defines 'parse_date'",
        "def parse_date | defines 'parse_date'",
        "def parse_dates(x) and parse_date | mentions 'parse_date'",
        "call parse_date now | mentions 'parse_date'",
        "parse_date() { | defines 'parse_date'",
        "my_parse_date2 | ''"
      })
  void whatDefinesANameIsToldFromWhatMentionsIt(String content, String why) {
    assertThat(why("Make `parse_date` work", "a.py", content))
        .isEqualTo(why.isEmpty() ? "" : "a.py: " + why);
  }

  @Test
  void aShellFunctionOnAnyLineIsADefinition() {
    assertThat(why("Make `parse_date` work", "a.sh", "#!/bin/sh\nparse_date() {\n"))
        .isEqualTo("a.sh: defines 'parse_date'");
  }

  @Test
  void aPlainWordIsLookedForToo() {
    assertThat(why("Sort the widget", "a.py", "class Widget:")).isEqualTo("a.py: defines 'widget'");
    assertThat(why("Sort the widget", "a.py", "a widget, a widget"))
        .isEqualTo("a.py: mentions 'widget'");
    assertThat(why("Sort the widget", "a.py", "widgetry")).isEmpty();
    assertThat(why("Sort the widget", "notes.txt", "a widget")).isEmpty();
  }

  @Test
  void whoMentionsItMoreOftenComesFirstUpToALimit() {
    List<String> paths =
        pointed(
            "Sort the widget",
            Map.of(
                "a.py",
                "widget",
                "b.py",
                "widget widget widget",
                "c.py",
                "widget ".repeat(5),
                "d.py",
                "widget ".repeat(50)));
    assertThat(paths.stream().map(line -> line.substring(0, 4)))
        .containsExactly("c.py", "d.py", "b.py", "a.py");
  }

  @Test
  void theProgramComesBeforeItsTestsAndExamples() {
    Map<String, String> files =
        Map.of(
            "bench/a.py", "def widget(x)",
            "src/a.py", "def widget(x)",
            "tests/a.py", "def widget(x)");
    PointedFiles words =
        new PointedFiles(
            "Sort the widget",
            path -> path.startsWith("tests/"),
            path -> Optional.ofNullable(files.get(path)));
    List<PointedFiles.Pointed> found = words.among(files.keySet().stream().sorted().toList());
    assertThat(found.getFirst().path()).isEqualTo("src/a.py");
    assertThat(found).extracting(PointedFiles.Pointed::product).containsExactly(true, false, false);
  }

  @Test
  void whatIsFarBehindTheBestIsLeftOutAndEightAreNamed() {
    Map<String, String> files = new java.util.HashMap<>();
    files.put("src/far.py", "widget");
    files.put("src/widget.py", "def widget(x)");
    assertThat(pointed("Sort widget in src/widget.py", files)).hasSize(1);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add("src/" + i + "/widget.py");
    }
    assertThat(
            new PointedFiles("Sort the widget", path -> false, path -> Optional.empty())
                .among(many))
        .hasSize(8);
  }

  @Test
  void aTextThatNamesNothingPointsNowhere() {
    assertThat(why("Fix it", "it.py", "def it()")).isEmpty();
    assertThat(GoalWords.of("Fix it").isEmpty()).isTrue();
    assertThat(GoalWords.of("in a/b").isEmpty()).isFalse();
    assertThat(GoalWords.of("call parse_date").isEmpty()).isFalse();
    assertThat(GoalWords.of("sort widget").isEmpty()).isFalse();
  }

  @Test
  void wordsAreToldFromNamesAndPaths() {
    GoalWords words = GoalWords.of("Let src/my_calc.py:12, SumOf and 1234 sort-order ab Widgets.");
    assertThat(words.paths()).containsExactly("src/my_calc.py");
    assertThat(words.names()).containsExactly("src", "my_calc", "SumOf");
    assertThat(words.words()).containsExactly("let", "sort", "order", "widgets");
    String many = String.join(" ", Arrays.stream(new int[60]).mapToObj(i -> "word").toList());
    assertThat(GoalWords.of(many).words()).containsExactly("word");
    StringBuilder distinct = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      distinct
          .append("word")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26))
          .append(' ');
    }
    assertThat(GoalWords.of(distinct.toString()).words()).hasSize(40);
  }
}
