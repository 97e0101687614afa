package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitWordTest {
  private static final Pattern ADDED =
      Pattern.compile("[\"'`][A-Za-z_]{1,8}[\"'`]\\s*\\+\\s*[\"'`][A-Za-z_]{1,8}[\"'`]");
  private static final Pattern ADJACENT =
      Pattern.compile("[(,=\\[]\\s*[\"'][A-Za-z_]{1,8}[\"'] +[\"'][A-Za-z_]{1,8}[\"']");

  @ParameterizedTest
  @ValueSource(
      strings = {"f('ev' + 'al')", "x = \"ev\"+\"al\";", "a[`con` +\t`tor`]", "'a''b'+'c'+\"d\""})
  void seesHalvesThatAreAdded(String line) {
    assertThat(SplitWord.isAdded(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f('ev' + x)", "'much_longer' + 'al'", "'' + 'al'", "'e v' + 'al'", "a + b", "'"})
  void takesNoOtherSumForOne(String line) {
    assertThat(SplitWord.isAdded(line)).isFalse();
  }

  @Test
  void seesHalvesOneBehindTheOtherWhereAValueBegins() {
    assertThat(SplitWord.isAdjacent("getattr(os, 'sys' 'tem')")).isTrue();
    assertThat(SplitWord.isAdjacent("print x 'sys' 'tem'")).isFalse();
    assertThat(SplitWord.isAdjacent("f('sys''tem')")).isFalse();
    assertThat(SplitWord.isAdjacent("f(`sys` `tem`)")).isFalse();
  }

  @Test
  void agreesWithThePatternsThatItStandsFor() {
    String letters = "ab_\"'` \t+(,=[x";
    Random random = new Random(5);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder line = new StringBuilder();
      int length = random.nextInt(20);
      for (int i = 0; i < length; i++) {
        line.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = line.toString();
      assertThat(SplitWord.isAdded(text)).as(text).isEqualTo(ADDED.matcher(text).find());
      assertThat(SplitWord.isAdjacent(text)).as(text).isEqualTo(ADJACENT.matcher(text).find());
    }
  }
}
