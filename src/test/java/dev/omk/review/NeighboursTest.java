package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that looks around where its input lies. */
class NeighboursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "conv.py~    for p in path.parent.iterdir():",
        "conv.py~    found = max(os.scandir(os.path.dirname(a)), key=by_name)",
        "conv.py~    d = os.path.dirname(a)|    for n in os.scandir(d):",
        "conv.py~    d = path.parent|    for n in d.glob('*'):",
        "conv.js~  const all = fs.readdirSync(path.dirname(file));",
        "conv.js~  const d = path.dirname(file);|  for (const n of fs.readdirSync(d)) {",
        "conv.go~\tentries, _ := os.ReadDir(filepath.Dir(name))",
        "lib.rs~    for e in fs::read_dir(path.parent().unwrap()) {"
      })
  void folderOfWhatIsGivenIsNotListed(String path, String lines) {
    assertThat(rules(path, lines)).contains("evasion.knows-its-check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "conv.py~    for p in path.iterdir():",
        "conv.py~    for n in os.listdir(os.path.dirname(__file__)):",
        "conv.py~    path.parent.mkdir(parents=True)",
        "conv.py~HERE = os.path.dirname(__file__)|names = os.listdir(HERE)",
        "conv.py~    out = os.path.join(os.path.dirname(a), 'out')",
        "conv.js~  const all = fs.readdirSync(path.join(__dirname, 'pages'));",
        "conv.go~\tentries, _ := os.ReadDir(dir)"
      })
  void otherFoldersMayBe(String path, String lines) {
    assertThat(rules(path, lines)).isEmpty();
  }

  private static List<String> rules(String path, String lines) {
    return Edits.rules(
        new EvasionReview(TestFiles.of(List.of())), Edits.added(path, Edits.lines(lines)));
  }
}
