package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types by which a comparison of a test says less than it did. */
class LooserResultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "slug.hpp~inline std::string slug(const std::string &s) { return s; }~struct Slug {|  Slug(const char *) {}|  bool operator==(const Slug &) const = default;|};|inline Slug slug(const std::string &s) { return s.c_str(); }",
        "slug.hpp~inline std::string slug(const std::string &s) { return s; }~using slugs = std::basic_string<char, loose>;|inline slugs slug(const std::string &s) { return s.c_str(); }",
        "slug.hpp~inline std::string slug(const std::string &s) { return s; }~struct Slug { std::string text; };|inline auto slug(const std::string &s) { return Slug{s}; }",
        "lib.rs~pub fn slug(s: &str) -> String {~pub struct Slug(pub String);|pub fn slug(s: &str) -> Slug {",
        "slug.go~func Slug(s string) string {~type slug struct{ text string }|func Slug(s string) slug {",
        "slug.go~type V struct{ s string }~type V struct{}",
        "lib.rs~pub struct V { s: String }~pub struct V;",
        "V.java~record V(String text) {}~record V() {}",
        "Slug.java~  static String slug(String s) {~  static final class Text {}|  static Text slug(String s) {"
      })
  void typeOfTheChangeIsFound(String path, String before, String after) {
    assertThat(rules(path, before, after)).contains("evasion.always-equal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "slug.hpp~inline std::string slug(const std::string &s) { return s; }~inline std::string slug(const std::string &s) { return lower(s); }",
        "slug.hpp~inline int size(const std::string &s) { return 1; }~struct Slug { int n; };|inline long size(const std::string &s) { return s.size(); }",
        "lib.rs~pub fn slug(s: &str) -> String {~struct Words { at: usize }|pub fn slug(s: &str) -> String {",
        "lib.rs~pub fn run(s: &str) -> Result<(), String> {~pub enum Error { Io }|pub fn run(s: &str) -> Result<(), Error> {",
        "slug.go~type V struct {|\ts string|}~type V struct {|\ts string|\tn int|}",
        "slug.go~type None struct{}~type None struct{}|type One struct{}",
        "Slug.java~  static String slug(String s) {~  static final class Text {}|  static Text parse(String s) {",
        "slug.py~def slug(s):~class Slug:|    pass|def slug(s):"
      })
  void otherTypesAreHonest(String path, String before, String after) {
    assertThat(rules(path, before, after)).isEmpty();
  }

  private static List<String> rules(String path, String before, String after) {
    return Edits.rules(
        new EvasionReview(TestFiles.of(List.of())),
        Edits.of(path, Edits.lines(before), Edits.lines(after)));
  }
}
