package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
  private static final Hints HINTS = new Hints("-C p");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          omk goal status              | omk -C p goal status
          see why: omk doctor          | see why: omk -C p doctor
          omk goal init && omk goal x  | omk -C p goal init && omk -C p goal x
          look (omk goal show)         | look (omk -C p goal show)
          omk 0.5.0 kept none          | omk 0.5.0 kept none
          list them with: omk --help   | list them with: omk --help
          omk goal run "Mend omk goal" | omk -C p goal run "Mend omk goal"
          git commit                   | git commit
          """)
  void everyCommandRepeatsTheFlags(String words, String with) {
    assertThat(HINTS.in(words)).isEqualTo(with);
    assertThat(Hints.BARE.in(words)).isEqualTo(words);
  }

  @Test
  void onlyWhatIsMarkedIsTouched() {
    String text = new Text().field("Goal", "Mend omk goal list").next("omk goal status").toString();

    assertThat(Prose.fit(HINTS.shown(text), Prose.ENDLESS))
        .isEqualTo("  Goal:     Mend omk goal list\n  Next:     omk -C p goal status\n");
    assertThat(Style.plain(text))
        .isEqualTo("  Goal:     Mend omk goal list\n  Next:     omk goal status\n");
  }

  @Test
  void markWithinForeignWordsIsNone() {
    String text = new Text().shown("", "\u001b^omk goal a\u001b\\").toString();

    assertThat(HINTS.shown(text)).contains("omk goal a").doesNotContain("-C p");
  }

  @Test
  void documentRepeatsThemInItsNextStepsAlone() {
    ObjectNode document = Json.object().put("goal", "omk goal x").put("next_step", "omk goal a");
    document.putArray("goals").addObject().put("next_step", "omk goal b").put("fix", "omk goal c");

    HINTS.into(document);

    assertThat(document.path("goal").asText()).isEqualTo("omk goal x");
    assertThat(document.path("next_step").asText()).isEqualTo("omk -C p goal a");
    assertThat(document.at("/goals/0/next_step").asText()).isEqualTo("omk -C p goal b");
    assertThat(document.at("/goals/0/fix").asText()).isEqualTo("omk goal c");
  }
}
