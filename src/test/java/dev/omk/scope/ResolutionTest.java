package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name in a test stands for must stay. */
class ResolutionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "package.json~{\"imports\": {\"#check\": \"./a.js\"}}~{\"imports\": {\"#check\": \"./b.js\"}}",
        "package.json~{\"exports\": {\"./*\": \"./a/*.js\"}}~{\"exports\": {\"./*\": \"./a/*.js\", \"./c\": \"./d.js\"}}",
        "package.json~{}~{\"browser\": {\"./a.js\": \"./b.js\"}}",
        "package.json~{}~{\"imports\": {\"#sum\": {\"ci\": \"./a.js\", \"default\": \"./b.js\"}}}",
        "package.json~{}~{\"exports\": {\".\": {\"node\": [{\"development\": \"./a.js\"}, \"./b.js\"]}}}",
        "tsconfig.json~{\"compilerOptions\": {}}~{\"compilerOptions\": {\"paths\": {\"chai\": [\"./a.ts\"]}}}",
        "tsconfig.json~{\"compilerOptions\": {}}~{\"compilerOptions\": {\"customConditions\": [\"ci\"]}}",
        "package.json~{\"main\": \"a.js\"}~{\"main\": \"b.js\"}",
        "Cargo.toml~[dev-dependencies]|same = { path = \"a\" }~[dev-dependencies]|same = { path = \"b\" }",
        "Cargo.toml~[package]|name = \"x\"~[package]|name = \"x\"|[dev-dependencies]|x = { path = \".\", features = [\"fast\"] }",
        "Cargo.toml~[package]|name = \"x\"~[package]|name = \"x\"|[dev-dependencies]|y = { package = \"x\", path = \"../x\" }",
        "Cargo.toml~[package]~[package]|[patch.crates-io]|same = { path = \"b\" }",
        "go.mod~module a~module a|replace x => ./y",
        "go.mod~replace (|  x => ./y|)~replace (|  x => ./z|)",
        "composer.json~{\"autoload-dev\": {\"psr-4\": {\"T\": \"a\"}}}~{\"autoload-dev\": {\"psr-4\": {\"T\": \"b\"}}}",
        "tsconfig.json~{\"compilerOptions\": {\"strict\": true}}~{\"compilerOptions\": {\"strict\": false}}",
        "tsconfig.json~{\"include\": [\"src\"]}~{\"include\": [\"lib\"]}",
        "tsconfig.json~{\"compilerOptions\": {}}~{\"compilerOptions\": {\"skipLibCheck\": true}}"
      })
  void movedNameIsFound(String path, String base, String now) {
    assertThat(Resolution.moved(path, lines(base), lines(now))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "package.json~{\"exports\": {\".\": \"./a.js\"}}~{\"exports\": {\".\": \"./a.js\", \"./b\": \"./b.js\"}}",
        "package.json~{}~{\"exports\": {\".\": {\"types\": \"./a.d.ts\", \"import\": {\"node\": \"./a.mjs\"}, \"default\": \"./a.js\"}}}",
        "tsconfig.json~{\"compilerOptions\": {}}~{\"compilerOptions\": {\"paths\": {\"@app/*\": [\"./src/*\"]}}}",
        "package.json~{}~{\"dependencies\": {\"left\": \"^1.0.0\"}, \"main\": \"a.js\"}",
        "Cargo.toml~[dependencies]|a = \"1\"~[dependencies]|a = \"2\"|b = { path = \"b\" }",
        "Cargo.toml~[package]|name = \"x\"~[package]|name = \"x\"|[dev-dependencies]|y = { path = \"../y\" }",
        "go.mod~module a|require x v1.0.0~module a|require x v1.1.0 // indirect",
        "tsconfig.json~{ // strict|\"compilerOptions\": {},}~{\"compilerOptions\": {\"strict\": true, \"target\": \"es2022\"}}"
      })
  void newOneIsNot(String path, String base, String now) {
    assertThat(Resolution.moved(path, lines(base), lines(now))).isFalse();
  }

  @Test
  void modeThatNoCheckSetsChoosesForUsersAlone() {
    String now = "{\"exports\": {\".\": {\"development\": \"./a.js\", \"default\": \"./b.js\"}}}";
    assertThat(Resolution.moved("package.json", "{}", now, Resolution.modesUnset("node --test")))
        .isFalse();
    for (String check : new String[] {"node -C development a.js", "npx vitest", "--conditions=x"}) {
      assertThat(Resolution.moved("package.json", "{}", now, Resolution.modesUnset(check)))
          .isTrue();
    }
  }

  @Test
  void newManifestThatChoosesByConditionIsFound() {
    assertThat(Resolution.chooses("package.json", "{\"imports\": {\"#a\": {\"ci\": \"./a.js\"}}}"))
        .isTrue();
    assertThat(Resolution.chooses("package.json", "{\"exports\": {\"require\": \"./a.js\"}}"))
        .isFalse();
  }

  private static String lines(String text) {
    return text.replace('|', '\n') + "\n";
  }
}
