package dev.omk.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownCheckTest {
  private static final Map<String, String> FILES =
      Map.of(
          "docs/a.md", "# One thing\n## `calc` & more!\n# One thing\n<a id=\"here\"></a>\n",
          "README.md", "x",
          "docs/über file.md", "x");

  private static List<String> problems(String text) {
    return new MarkdownCheck(
            path -> FILES.containsKey(path) || path.equals("docs"),
            path -> Optional.ofNullable(FILES.get(path)))
        .check("docs/b.md", text)
        .problems();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](a.md)",
        "[a](./a.md#one-thing)",
        "[a](a.md#one-thing-1)",
        "[a](a.md#calc--more)",
        "[a](a.md#here)",
        "[a](../README.md \"title\")",
        "[a](/docs/a.md)",
        "[a](%C3%BCber%20file.md)",
        "[a](<a.md>)",
        "[folder](../docs/)",
        "[web](https://example.org/x)",
        "[mail](mailto:x@example.org)",
        "`[code](nowhere.md)`",
        "```\n[code](nowhere.md)\n```",
        "[r]: a.md",
        "```json\n{\"a\": [1]}\n```",
        "```toml\na = 1\n```",
        "```sh\nif\n```",
        "~~~\n```\n~~~"
      })
  void whatLeadsSomewhereIsFine(String text) {
    assertThat(problems(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](nowhere.md)",
        "![a](nowhere.png)",
        "[a](a.md#nothing)",
        "[a](../../README.md)",
        "[r]: nowhere.md",
        "```json\n{\"a\": }\n```",
        "```toml\na = \n```",
        "```\nnever closed"
      })
  void whatLeadsNowhereIsTold(String text) {
    assertThat(problems(text)).hasSize(1).allMatch(line -> line.matches(".*\\(line \\d+\\)"));
  }
}
