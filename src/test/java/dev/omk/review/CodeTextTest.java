package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a text, a comment (#) or code (.) by its language: one letter a character. */
class CodeTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      value = {
        "py ¦ x = \"a\" # b ¦ ....ttt.###",
        "py ¦ x = 'it\\'s' + y ¦ ....ttttttt....",
        "py ¦ x = '''a'|b'''|y ¦ ....ttttt|tttt|.",
        "py ¦ a|'''|b|y ¦ .|...|.|.",
        "js ¦ a = `b ${c} d`; ¦ ....ttt....ttt.",
        "js ¦ a = /\"/.test(b); ¦ ....ttt.........",
        "js ¦ a = b / c / d; ¦ ..............",
        "js ¦ f('a', /* b */ c) ¦ ..ttt..#######...",
        "js ¦ don't ¦ .....",
        "java ¦ c = '\"'; s = \"x\"; ¦ ....ttt......ttt.",
        "rs ¦ let a = '\\u{1f}'; ¦ ........tttttttt.",
        "rs ¦ fn f<'a>(x: &'a str) ¦ ....................",
        "go ¦ a := `x|y` + z ¦ .....tt|tt....",
        "rb ¦ a = 'b' # c ¦ ....ttt.###",
        "rs ¦ a = r#\"x\"|y\"#; ¦ ....ttttt|ttt.",
        "rs ¦ f(\"a|b\");c ¦ ..tt|tt...",
        "rb ¦ a(<<~T)|x|  T|y ¦ .......|t|ttt|.",
        "php ¦ f(<<<'T'|x|T);|y ¦ .....ttt|t|t..|.",
        "cs ¦ a = @\"x|\"\"y\"; ¦ ....ttt|tttt.",
        "sh ¦ cat <<'E'|x|E|y ¦ .........|t|t|.",
        "sh ¦ bash <<E|x|E ¦ ........|.|.",
        "c ¦ a(); // b's ¦ .....######",
        "yml ¦ a: 'b' # c ¦ ..........",
      })
  void charactersAreTextCommentOrCode(String suffix, String code, String expected) {
    List<TextLine> lines = new ArrayList<>();
    for (String line : code.split("\\|", -1)) {
      lines.add(new TextLine(lines.size() + 7, line));
    }

    CodeText texts = CodeText.of(suffix, lines);

    StringBuilder shown = new StringBuilder();
    for (TextLine line : lines) {
      shown.append(shown.isEmpty() ? "" : "|");
      for (int column = 0; column < line.text().length(); column++) {
        boolean isText = texts.isText(line.number(), column);
        shown.append(isText ? 't' : texts.isCode(line.number(), column) ? '.' : '#');
      }
    }
    assertThat(shown).hasToString(expected);
  }
}
