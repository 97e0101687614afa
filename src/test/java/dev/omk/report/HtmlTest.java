package dev.omk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void nothingThatIsSaidBecomesMarkup() {
    String html =
        new Html()
            .open("a", "href", "\"><script>x</script>")
            .text("</style><b>'&\u202e\u0007\n")
            .closeInline("a")
            .toString();

    assertThat(html)
        .isEqualTo(
            "<a href=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">"
                + "&lt;/style&gt;&lt;b&gt;&#39;&amp;\uFFFD\uFFFD </a>");
  }

  @Test
  void linkIsAPathWhateverItIsCalled() {
    assertThat(new Html().link("./", "javascript:x()", "log").toString())
        .isEqualTo("<a href=\"./javascript%3Ax%28%29\">log</a>");
    assertThat(Html.encoded("größe/a b?#.txt")).isEqualTo("gr%C3%B6%C3%9Fe/a%20b%3F%23.txt");
  }

  @Test
  void timeInWhichNothingRanIsShortened() {
    TimeScale scale =
        new TimeScale(
            List.of(
                new TimeScale.Interval(T0, T0.plusSeconds(60)),
                new TimeScale.Interval(T0.plusSeconds(36_000), T0.plusSeconds(36_060))),
            1000);

    assertThat(scale.gaps()).hasSize(1);
    assertThat(scale.gaps().getFirst().since().toSeconds()).isEqualTo(35_940);
    assertThat(scale.x(T0)).isZero();
    assertThat(scale.x(T0.plusSeconds(36_060))).isEqualTo(1000);
    assertThat(scale.x(T0.plusSeconds(60))).isBetween(450.0, 500.0);
    assertThat(scale.x(T0.plusSeconds(3600))).isBetween(500.0, 550.0);
    assertThat(scale.ticks()).isNotEmpty().allMatch(tick -> tick.x() >= 0 && tick.x() <= 1000);
  }

  @Test
  void momentWithoutLengthCanBeDrawn() {
    TimeScale scale = new TimeScale(List.of(new TimeScale.Interval(T0, T0)), 1000);

    assertThat(scale.x(T0)).isBetween(0.0, 1000.0);
    assertThat(scale.gaps()).isEmpty();
  }

  @Test
  void policyNamesTheHashOfTheStyleSheet() {
    assertThat(Stylesheet.source()).matches("'sha256-[A-Za-z0-9+/]{43}='");
    assertThat(Stylesheet.TEXT).doesNotContain("url(", "@import", "</");
  }
}
