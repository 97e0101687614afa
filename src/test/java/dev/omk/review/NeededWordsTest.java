package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "\\beval\\s*\\( eval",
        "^(sys\\.exit|exit|quit)\\( exit(|quit(|sys.exit(",
        "a(bc|de)?fg abcfg|adefg|afg",
        "(?i)Token[=:]x token:x|token=x",
        "x[0-9]{2,}longer longer",
        "ab{0,3}cdef cdef",
        "[^a]*\\bword\\s+there there",
        "\\.(git|hg)\\b .git|.hg",
        "(?i)\\bToken token",
        "\\bnew\\s+Token Token"
      })
  void patternNeedsOneOfItsWords(String pattern, String words) {
    assertThat(NeededWords.of(pattern)).isEqualTo(Set.of(words.split("\\|")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"a* x", ".* x", "(abc|x) x", "[a-z]+ x", "(abc)? x", "\\w+\\s*= x"})
  void patternThatMayMatchWithoutAnyNeedsNone(String pattern, String ignored) {
    assertThat(NeededWords.of(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\b(const|let)\\s+\\w+\\s*=\\s*(Math|JSON)\\b;[[const,let],[=],[JSON,Math]]",
        "\\bone\\b|\\btwo.*\\bthree;[[one]]|[[two],[three]]",
        "(ab.*cd|ef)+gh;[[ab,ef],[gh]]",
        "(ab.*cd)gh;[[ab],[cd],[gh]]",
        "\\w+|abc;[]|[[abc]]"
      })
  void alternativeNeedsAWordOfEachSet(String pattern, String sets) {
    String found =
        NeededWords.alternatives(pattern).stream()
            .map(alternative -> alternative.stream().map(TreeSet::new).toList().toString())
            .map(text -> text.replace(" ", ""))
            .collect(Collectors.joining("|"));

    assertThat(found).isEqualTo(sets);
  }

  @Test
  void lineThatLacksOneOfTheWordsIsNoCandidate() {
    PatternSet<Pattern> set =
        PatternSet.of(Pattern.compile("\\blet\\s+\\w+\\s*=\\s*(Math|JSON)\\b"));

    assertThat(set.mayMatch("let m = Math;")).isTrue();
    assertThat(set.mayMatch("let m = 3;")).isFalse();
    assertThat(set.mayMatch("LET M = MATH;")).isFalse();
    assertThat(set.mayMatch("Math.max(JSON)")).isFalse();
  }

  /** What matches has one of the words: on the patterns of every language, and lines with marks. */
  @Test
  void quickSearchLeavesNothingOut() {
    List<String> lines =
        List.of(
            "os._exit(0)",
            "SYS.EXIT(0)",
            "process.exit = f",
            "for k in os.environ:",
            "expect.extend = x",
            "atexit.register(f)",
            "@app.get('/proc/self')",
            "if 'pytest' in sys.modules: pass",
            "globals()['x'](1)",
            "System.exit(0);",
            "os.Exit(0)",
            "exit 0");
    for (String suffix : List.of("py", "js", "go", "java", "rb", "php", "rs", "sh")) {
      for (String line : lines) {
        List<EvasionMark> matching =
            EvasionMarks.ofAll(suffix).stream().filter(mark -> mark.in(line)).toList();
        assertThat(EvasionMarks.of(suffix).candidates(line)).as(line).containsAll(matching);
      }
      for (EvasionMark mark : EvasionMarks.ofAll(suffix)) {
        Set<String> words = NeededWords.of(mark.pattern().pattern());
        assertThat(words)
            .allMatch(
                word ->
                    !NeededWords.ignoreCase(mark.pattern().pattern())
                        || word.equals(word.toLowerCase(Locale.ROOT)));
      }
    }
  }

  @Test
  void lettersThatStandForOthersAreTriedWithEveryPattern() {
    Pattern kelvin = Pattern.compile("(?i)token");

    assertThat(kelvin.matcher("to\u212aen").find()).isTrue();
    assertThat(PatternSet.of(kelvin).mayMatch("to\u212aen")).isTrue();
    assertThat(PatternSet.of(kelvin).mayMatch("taken")).isFalse();
    assertThat(PatternSet.of(kelvin).mayMatch("t\u00f6ken \u2713 \ud83d\ude00")).isFalse();
    assertThat(PatternSet.of(kelvin).mayMatch("\u2713 token")).isTrue();
    assertThat(PatternSet.of(kelvin).mayMatch("")).isFalse();
  }

  @Test
  void twoLettersAloneStandForOthers() {
    Pattern letter = Pattern.compile("(?i)[!-~]");

    assertThat(
            IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(text -> letter.matcher(text).find()))
        .containsExactly("\u017f", "\u212a");
  }
}
