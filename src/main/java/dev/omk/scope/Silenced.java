package dev.omk.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words in code that tell a linter, a type checker or a measure of coverage to look away. Where a
 * gate is just that tool, they turn it green without anything being right.
 */
public final class Silenced {
  /**
   * What silences, and how the tools are called that listen to it.
   *
   * @param needed one of them is in whatever the pattern finds: they are much sooner looked for
   */
  private record Word(List<String> needed, Pattern pattern, Pattern tools) {
    static Word of(List<String> needed, String pattern, String tools) {
      return new Word(
          needed, Pattern.compile(pattern), Pattern.compile("(?<![\\w-])(" + tools + ")(?![a-z])"));
    }

    boolean in(String text) {
      return needed.stream().anyMatch(text::contains) && pattern.matcher(text).find();
    }
  }

  private static final List<Word> WORDS =
      List.of(
          Word.of(
              List.of("noqa"),
              "#\\s*(ruff:|flake8:)?\\s*noqa\\b",
              "ruff|flake8|pyflakes|pycodestyle|pylama|wemake"),
          Word.of(
              List.of(
                  "type:", "pyright:", "mypy:", "pytype:", "ty:", "pyre-", "Any", "no_type_check"),
              "#\\s*(type:\\s*ignore|pyright:|mypy:|pytype:|ty:\\s*ignore|pyre-)|\\bcast\\(\\s*(typing\\.)?Any\\b"
                  + "|@(typing\\.)?no_type_check\\b",
              "mypy|dmypy|pyright|basedpyright|pytype|pyre|ty"),
          Word.of(List.of("pylint:"), "#\\s*pylint:\\s*(disable|skip-file)", "pylint"),
          Word.of(List.of("nosec"), "#\\s*nosec\\b", "bandit|ruff"),
          Word.of(
              List.of("pragma:"),
              "#\\s*pragma:\\s*no\\s*(cover|branch)",
              "coverage|--cov[\\w-]*|pytest-cov|nox|tox"),
          Word.of(
              List.of("eslint", "oxlint", "tslint", "stylelint", "biome", "jshint", "standard"),
              "(eslint|oxlint|tslint:?|stylelint|biome|jshint|standard)-?\\s?(disable|ignore)\\b",
              "eslint|oxlint|tslint|stylelint|biome|jshint|standard|xo|next|lint"),
          Word.of(
              List.of("@ts-", "any", "never", "unknown"),
              "@ts-(ignore|expect-error|nocheck)\\b|\\bas\\s+(any|never|unknown\\s+as)\\b|<any>\\s*[\\w(\\[{\"'`]",
              "tsc|vue-tsc|svelte-check|tsd|typecheck|type-check|check-types"),
          Word.of(
              List.of("istanbul", "c8", "v8", "node:coverage"),
              "\\b(istanbul|c8|v8)\\s+ignore\\b|node:coverage\\s+(ignore|disable)",
              "nyc|c8|istanbul|--coverage|--experimental-test-coverage"),
          Word.of(
              List.of("nolint", "lint:", "nosec"),
              "//\\s*nolint\\b|//lint:|#nosec\\b",
              "golangci-lint|staticcheck|gosec|revive|golint"),
          Word.of(
              List.of("#[", "#!["),
              "#!?\\[\\s*(allow|expect)\\s*\\(|#\\[cfg_attr\\([^)]*allow\\(",
              "clippy|cargo-clippy|warnings|-Dwarnings"),
          Word.of(
              List.of(
                  "coverage(off)",
                  "tarpaulin",
                  "LCOV_EXCL",
                  "GCOV",
                  "@codeCoverageIgnore",
                  ":nocov:"),
              "coverage\\(off\\)|tarpaulin|LCOV_EXCL|GCOVR?_EXCL|@codeCoverageIgnore|:nocov:",
              "tarpaulin|llvm-cov|grcov|lcov|gcovr?|--coverage[\\w-]*|simplecov|rspec"),
          Word.of(
              List.of("@Suppress", "NOSONAR", "NOPMD", "CHECKSTYLE"),
              "@SuppressWarnings\\b|@Suppress\\b|NOSONAR|NOPMD|CHECKSTYLE[:.]\\s*OFF|@SuppressFBWarnings",
              "checkstyle\\S*|pmd\\S*|spotbugs\\S*|detekt\\S*|ktlint\\S*|sonar\\S*|lint\\w*|errorprone|-Werror"),
          Word.of(List.of("rubocop:"), "rubocop:\\s*(disable|todo)", "rubocop|standardrb"),
          Word.of(List.of("shellcheck"), "shellcheck\\s+disable", "shellcheck"),
          Word.of(List.of("NOLINT"), "\\bNOLINT", "clang-tidy|cpplint|run-clang-tidy"),
          Word.of(
              List.of("pragma"),
              "#\\s*pragma\\s+(GCC|clang)\\s+system_header|#\\s*pragma\\s+(GCC|clang)\\s+diagnostic\\s+ignored|#\\s*pragma\\s+warning\\b",
              "-Werror\\S*|warnaserror|TreatWarningsAsErrors"),
          Word.of(
              List.of("phpcs:", "@phpstan-ignore", "@psalm-suppress"),
              "phpcs:(ignore|disable)|@phpstan-ignore|@psalm-suppress",
              "phpcs|phpstan|psalm"),
          Word.of(List.of("critic"), "##\\s*no\\s+critic", "perlcritic"));

  private final List<Word> heard;

  private Silenced(List<Word> heard) {
    this.heard = heard;
  }

  /**
   * What the tools listen to that are named somewhere.
   *
   * @param checks texts of the gates' commands and of what they rest on
   */
  public static Silenced by(List<String> checks) {
    return new Silenced(
        WORDS.stream()
            .filter(word -> checks.stream().anyMatch(text -> word.tools().matcher(text).find()))
            .toList());
  }

  /** Where no tool listens. */
  public static Silenced nothing() {
    return new Silenced(List.of());
  }

  /** Whether any tool that there is would listen to a text. */
  public static boolean mayBeIn(String text) {
    return WORDS.stream().anyMatch(word -> word.in(text));
  }

  /** The numbers of the lines that silence a tool and are new. */
  public List<Integer> lines(String base, String candidate) {
    List<Pattern> said =
        heard.stream().filter(word -> word.in(candidate)).map(Word::pattern).toList();
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
}
