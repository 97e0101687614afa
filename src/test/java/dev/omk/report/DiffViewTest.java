package dev.omk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffViewTest {
  private static final String PATCH =
      """
      diff --git a/calc.py b/calc.py
      --- a/calc.py
      +++ b/calc.py
      @@ -1,2 +1,3 @@
       def add(a, b):
      -    return a - b
      +    return a + b
      +    # <b>done</b>
      """;

  private static String drawn(Finding... findings) {
    Html html = new Html();
    DiffView.draw(html, PATCH, List.of(findings), false, 1_000_000);
    return html.toString();
  }

  private static Finding finding(String path, int line) {
    return new Finding("rule.id", Finding.Severity.BLOCKING, path, line, "look <here>", "");
  }

  @Test
  void findingStandsBelowItsLine() {
    String html = drawn(finding("calc.py", 2));

    int line = html.indexOf("return a + b");
    int note = html.indexOf("look &lt;here&gt;");
    assertThat(note).isGreaterThan(line).isLessThan(html.indexOf("# &lt;b&gt;done"));
    assertThat(html).contains("class=\"finding blocking\"");
  }

  @Test
  void findingThatTheDiffDoesNotShowStandsBeforeIt() {
    String html = drawn(finding("other.py", 2), finding("calc.py", 99));

    assertThat(html.lastIndexOf("look &lt;here&gt;")).isLessThan(html.indexOf(">calc.py<"));
    assertThat(html.split("look &lt;here", -1)).hasSize(3);
  }

  @Test
  void linesHaveTheNumbersOfTheNewFile() {
    assertThat(drawn())
        .containsPattern("class=\"add\"><span class=\"no\">2</span>")
        .containsPattern("class=\"add\"><span class=\"no\">3</span>")
        .containsPattern("class=\"del\"><span class=\"no\"></span>");
  }

  @Test
  void floodIsCut() {
    Html html = new Html();

    DiffView.draw(
        html,
        ("diff --git a/f b/f\n@@ -1 +1 @@\n" + ("+" + "x".repeat(5000) + "\n").repeat(900))
            .repeat(9),
        List.of(),
        false,
        6_000_000);

    assertThat(html.length()).isLessThan(3_000_000);
    assertThat(html.toString()).contains("The rest is left out here");
  }

  @Test
  void largeFileHidesNoneBehindIt() {
    Html html = new Html();
    String large = "diff --git a/a.lock b/a.lock\n@@ -0,0 +1,2000 @@\n" + "+x\n".repeat(2000);

    DiffView.draw(html, large + PATCH, List.of(finding("calc.py", 2)), false, 1_000_000);

    assertThat(html.toString()).contains("… 1502 more lines", "return a + b", "look &lt;here&gt;");
    assertThat(html.toString()).doesNotContain("The rest is left out here");
  }

  @Test
  void whatHasNoRoomStillTellsItsFindings() {
    Html html = new Html();

    DiffView.draw(html, PATCH, List.of(finding("calc.py", 2)), false, 10);

    assertThat(html.toString())
        .contains("look &lt;here&gt;", "the page would be too large")
        .doesNotContain("return a + b");
  }
}
