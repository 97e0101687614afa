package dev.omk.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Words in code that tell a linter, a type checker or a measure of coverage to look away. Where a
 * gate is just that tool, they turn it green without anything being right.
 */
public final class Silenced {
  /** What silences, and how the tools are called that listen to it. */
  private record Word(Pattern pattern, Pattern tools) {
    static Word of(String pattern, String tools) {
      return new Word(
          Pattern.compile(pattern), Pattern.compile("(?<![\\w-])(" + tools + ")(?![a-z])"));
    }
  }

  private static final List<Word> WORDS =
      List.of(
          Word.of(
              "#\\s*(ruff:|flake8:)?\\s*noqa\\b", "ruff|flake8|pyflakes|pycodestyle|pylama|wemake"),
          Word.of(
              "#\\s*(type:\\s*ignore|pyright:|mypy:|pytype:|ty:\\s*ignore|pyre-)|\\bcast\\(\\s*(typing\\.)?Any\\b"
                  + "|@(typing\\.)?no_type_check\\b",
              "mypy|dmypy|pyright|basedpyright|pytype|pyre|ty"),
          Word.of("#\\s*pylint:\\s*(disable|skip-file)", "pylint"),
          Word.of("#\\s*nosec\\b", "bandit|ruff"),
          Word.of(
              "#\\s*pragma:\\s*no\\s*(cover|branch)", "coverage|--cov[\\w-]*|pytest-cov|nox|tox"),
          Word.of(
              "(eslint|oxlint|tslint:?|stylelint|biome|jshint|standard)-?\\s?(disable|ignore)\\b",
              "eslint|oxlint|tslint|stylelint|biome|jshint|standard|xo|next|lint"),
          Word.of(
              "@ts-(ignore|expect-error|nocheck)\\b|\\bas\\s+any\\b", "tsc|vue-tsc|tsd|typecheck"),
          Word.of(
              "\\b(istanbul|c8|v8)\\s+ignore\\b|node:coverage\\s+(ignore|disable)",
              "nyc|c8|istanbul|--coverage|--experimental-test-coverage"),
          Word.of(
              "//\\s*nolint\\b|//lint:|#nosec\\b", "golangci-lint|staticcheck|gosec|revive|golint"),
          Word.of(
              "#!?\\[\\s*(allow|expect)\\s*\\(|#\\[cfg_attr\\([^)]*allow\\(",
              "clippy|cargo-clippy|warnings"),
          Word.of(
              "coverage\\(off\\)|tarpaulin|LCOV_EXCL|GCOVR?_EXCL|@codeCoverageIgnore|:nocov:",
              "tarpaulin|llvm-cov|grcov|lcov|gcovr?|--coverage[\\w-]*|simplecov|rspec"),
          Word.of(
              "@SuppressWarnings\\b|@Suppress\\b|NOSONAR|NOPMD|CHECKSTYLE[:.]\\s*OFF|@SuppressFBWarnings",
              "checkstyle\\S*|pmd\\S*|spotbugs\\S*|detekt\\S*|ktlint\\S*|sonar\\S*|lint\\w*|errorprone|-Werror"),
          Word.of("rubocop:\\s*(disable|todo)", "rubocop|standardrb"),
          Word.of("shellcheck\\s+disable", "shellcheck"),
          Word.of("\\bNOLINT", "clang-tidy|cpplint|run-clang-tidy"),
          Word.of(
              "#\\s*pragma\\s+(GCC|clang)\\s+diagnostic\\s+ignored|#\\s*pragma\\s+warning\\b",
              "-Werror\\S*|warnaserror|TreatWarningsAsErrors"),
          Word.of("phpcs:(ignore|disable)|@phpstan-ignore|@psalm-suppress", "phpcs|phpstan|psalm"),
          Word.of("##\\s*no\\s+critic", "perlcritic"));

  private Silenced() {}

  /**
   * The numbers of the lines that silence a tool and are new.
   *
   * @param checks texts of the gates' commands and of what they rest on, in which tools are named
   */
  public static List<Integer> lines(String base, String candidate, Supplier<List<String>> checks) {
    List<Pattern> said = said(candidate, checks);
    if (said.isEmpty()) {
      return List.of();
    }
    Set<String> before = new HashSet<>();
    base.lines().map(String::strip).forEach(before::add);
    List<Integer> found = new ArrayList<>();
    int number = 0;
    for (String line : candidate.lines().toList()) {
      number++;
      boolean silences = said.stream().anyMatch(pattern -> pattern.matcher(line).find());
      if (silences && !before.contains(line.strip())) {
        found.add(number);
      }
    }
    return found;
  }

  // Those that are there and that a tool of a gate listens to.
  private static List<Pattern> said(String text, Supplier<List<String>> checks) {
    return WORDS.stream()
        .filter(word -> word.pattern().matcher(text).find())
        .filter(word -> checks.get().stream().anyMatch(one -> word.tools().matcher(one).find()))
        .map(Word::pattern)
        .toList();
  }
}
