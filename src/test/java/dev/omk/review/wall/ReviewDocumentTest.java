package dev.omk.review.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/REVIEW.md names every rule as the code has it, with an example from its cases. */
class ReviewDocumentTest {
  private static final String BEGIN =
      "<!-- rules: what RuleCatalog has, ReviewDocumentTest compares -->\n";
  private static final String END = "<!-- end of rules -->\n";

  @Test
  void pageHasTheRulesOfTheCode() throws IOException {
    String page = Files.readString(Path.of("docs/REVIEW.md"), StandardCharsets.UTF_8);
    String expected = rules();
    Path wanted = Files.createDirectories(Path.of("target")).resolve("review-rules.md");
    Files.writeString(wanted, expected, StandardCharsets.UTF_8);

    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .as("the rules are not those of the code; what they should be is in %s", wanted)
        .isEqualTo(expected);
  }

  private static String rules() {
    StringBuilder text = new StringBuilder();
    for (Section section : Section.values()) {
      text.append("\n### ").append(section.pass()).append("\n\n");
      text.append("| rule | severity | what is found | for instance | what to change |\n");
      text.append("|---|---|---|---|---|\n");
      for (Rule rule : RuleCatalog.own()) {
        if (rule.section() == section) {
          text.append("| `").append(rule.id()).append("` | ");
          text.append(rule.severity().name().toLowerCase(Locale.ROOT)).append(" | ");
          text.append(cell(rule.says())).append(" | ").append(example(rule)).append(" | ");
          text.append(cell(rule.hint())).append(" |\n");
        }
      }
    }
    return text.append('\n').toString();
  }

  private static String example(Rule rule) {
    return RuleCases.of(rule.id()).cases().stream()
        .filter(RuleCases.Case::finds)
        .filter(one -> !one.example().isEmpty())
        .findFirst()
        .map(one -> "`" + cell(one.example()).replace("`", "'") + "`")
        .orElse("");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
