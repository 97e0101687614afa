package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types by which a comparison of a test says less than it did. */
class LooserResultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "inline std::string slug(const std::string &s) { return s; }~struct Slug {|  Slug(const char *) {}|};|inline Slug slug(const std::string &s) { return s.c_str(); }",
        "inline std::string slug(const std::string &s) { return s; }~using slugs = std::basic_string<char, loose>;|inline slugs slug(const std::string &s) { return s.c_str(); }",
        "inline std::string slug(const std::string &s) { return s; }~struct Slug { std::string text; };|inline auto slug(const std::string &s) { return Slug{s}; }",
        "pub fn slug(s: &str) -> String {~pub struct Slug(pub String);|pub fn slug(s: &str) -> Slug {",
        "func slug(s string) string {~type Slug struct{ text string }|func slug(s string) Slug {",
        "  static String slug(String s) {~  static final class Text {}|  static Text slug(String s) {"
      })
  void functionThatGivesATypeOfTheChangeIsFound(String before, String after) {
    assertThat(LooserResults.functions(lines(before), lines(after))).containsExactly("slug");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "inline std::string slug(const std::string &s) { return s; }~inline std::string slug(const std::string &s) { return lower(s); }",
        "inline int size(const std::string &s) { return 1; }~struct Slug { int n; };|inline long size(const std::string &s) { return s.size(); }",
        "pub fn slug(s: &str) -> String {~struct Words { at: usize }|pub fn slug(s: &str) -> String {",
        "pub fn run(s: &str) -> Result<(), String> {~pub enum Error { Io }|pub fn run(s: &str) -> Result<(), Error> {",
        "struct Slug { int n; };|inline int slug() { return 1; }~struct Slug { int n; };|inline Slug slug() { return {1}; }",
        "  static String slug(String s) {~  static final class Text {}|  static Text parse(String s) {"
      })
  void otherFunctionsAreNot(String before, String after) {
    assertThat(LooserResults.functions(lines(before), lines(after))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "type V struct{ s string }~type V struct{}",
        "type V struct {|\ts string|}~type V struct{}",
        "pub struct V { s: String }~pub struct V;",
        "record V(String text) {}~record V() {}"
      })
  void typeThatLosesItsFieldsIsFound(String before, String after) {
    assertThat(LooserResults.emptied(lines(before), lines(after))).containsExactly("V");
  }

  @Test
  void typeThatNeverHadAnyOrIsNewIsNot() {
    assertThat(LooserResults.emptied("type V struct{}\n", "type V struct{}\ntype W struct{}\n"))
        .isEmpty();
    assertThat(LooserResults.emptied("type V struct {\n\ts string\n}\n", "type V struct {\n}\n"))
        .as("only what is written on one line")
        .isEmpty();
  }

  private static String lines(String text) {
    return text.replace('|', '\n') + "\n";
  }
}
