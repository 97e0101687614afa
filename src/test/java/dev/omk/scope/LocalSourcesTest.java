package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dependency that was there comes from where it came from. */
class LocalSourcesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "requirements.txt~assertpy==1.1~-e ./tools/assertpy",
        "requirements-dev.txt~assertpy[all]>=1~assertpy[all] @ file:///tmp/a",
        "requirements/test.txt~assert-py~./wheels/assert_py-1.0-py3-none-any.whl",
        "pyproject.toml~[project]|dependencies = [\"a==1\"]~[project]|dependencies = [\"a @ file:x\"]",
        "pyproject.toml~[dependency-groups]|dev = [\"a\"]~[dependency-groups]|dev = [\"a\"]|[tool.uv.sources]|a = { path = \"x\" }",
        "pyproject.toml~[tool.poetry.dependencies]|a = \"1\"~[tool.poetry.dependencies]|a = { path = \"x\" }",
        "uv.lock~[[package]]|name = \"a\"|source = { registry = \"r\" }~[[package]]|name = \"a\"|source = { editable = \"x\" }",
        "poetry.lock~[[package]]|name = \"a\"~[[package]]|name = \"a\"|[package.source]|type = \"directory\"|url = \"x\"",
        "package-lock.json~{\"packages\":{\"node_modules/a\":{\"resolved\":\"https://r/a/-/a-1.tgz\"}}}~{\"packages\":{\"node_modules/a\":{\"resolved\":\"lib/a\",\"link\":true}}}",
        "package-lock.json~{\"packages\":{\"node_modules/a\":{\"version\":\"1\"}}}~{\"packages\":{\"node_modules/a\":{\"resolved\":\"file:a.tgz\"}}}",
        "npm-shrinkwrap.json~{\"dependencies\":{\"a\":{\"version\":\"1.0.0\"}}}~{\"dependencies\":{\"a\":{\"version\":\"file:a\"}}}"
      })
  void otherSourceIsFound(String path, String base, String now) {
    assertThat(LocalSources.speaks(path)).isTrue();
    assertThat(LocalSources.moved(path, lines(base), lines(now))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "requirements.txt~a==1~a==2|b # new|-e ./c|--index-url https://r/simple",
        "requirements.txt~-e .|a~-e .|a>=3",
        "pyproject.toml~[project]|dependencies = [\"a\"]~[project]|dependencies = [\"a>=2\", \"b\"]|[tool.uv.sources]|b = { workspace = true }",
        "uv.lock~[[package]]|name = \"a\"|source = { editable = \".\" }~[[package]]|name = \"a\"|source = { editable = \".\" }|[[package]]|name = \"b\"|source = { registry = \"r\" }",
        "package-lock.json~{\"packages\":{\"node_modules/a\":{\"resolved\":\"https://r/a/-/a-1.tgz\"}}}~{\"packages\":{\"node_modules/a\":{\"resolved\":\"https://r/a/-/a-2.tgz\"},\"node_modules/b\":{\"resolved\":\"packages/b\",\"link\":true}}}"
      })
  void newAndNewerOnesAreNone(String path, String base, String now) {
    assertThat(LocalSources.moved(path, lines(base), lines(now))).isFalse();
  }

  private static String lines(String text) {
    return text.replace('|', '\n');
  }
}
