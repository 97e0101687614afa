package dev.omk.review.tests;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.review.CodeText;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tests that are singled out. What lies beside tests as data may have the words as its subject. */
final class FocusedTests implements ReviewRule {
  private static final Pattern ONLY =
      Pattern.compile(
          "(^|[^.\\w\"'`])(it|test|describe|context|suite|specify)(\\.(each|concurrent|sequential))?\\.only"
              + "\\s*[(`]\\s*(\\[|[\"'`]|$|[\\w.]+\\s*,)");

  /** Where a runner's call stands: as a statement, with a name and what to run. */
  private static final Pattern JASMINE =
      Pattern.compile(
          "^\\s*(fit|fdescribe|fcontext)\\s*\\(\\s*(\"[^\"]*\"|'[^']*'|`[^`]*`)\\s*,"
              + "\\s*(async\\b|function\\b|\\(|\\w+\\s*=>|$)|^\\s*(fdescribe|fcontext)\\s*\\(\\s*$");

  /** What makes {@code fit} a function of the project's own. */
  private static final Pattern OWN_FIT =
      Pattern.compile("\\b(function|const|let|var|import)\\b.*\\bfit\\b");

  private static final Pattern RUNNER = Pattern.compile("jest|vitest|jasmine|mocha|karma");

  private static final Pattern FOCUS = Pattern.compile("\\b(fit|fdescribe|fcontext)\\b|\\.only\\b");
  private static final Pattern RUBY =
      Pattern.compile(
          "^\\s*(fit|fdescribe|fcontext|fspecify|fexample)[\\s(]+[\"']"
              + "|^\\s*(RSpec\\.)?(it|describe|context|specify)\\b.*[\"'\\w],\\s*(:focus\\b|focus:\\s*true\\b)");
  private static final Pattern SWIFT_ELIXIR = Pattern.compile("^\\s*@tag\\s+:?focus\\b");
  private static final Pattern DATA =
      Pattern.compile("(?i)(.*/)?(fixtures?|__fixtures__|testdata|data|samples?)/.*");

  private final ReviewInput input;

  FocusedTests(ReviewInput input) {
    this.input = input;
  }

  /** A line without the words for which it is a matter of this rule, and not of skipped tests. */
  static String withoutFocus(String text) {
    return FOCUS.matcher(text).replaceAll("");
  }

  static boolean isFocused(String suffix, String text) {
    if (Suffixes.JAVASCRIPT.contains(suffix)) {
      return ONLY.matcher(text).find() || JASMINE.matcher(text).find();
    }
    return switch (suffix) {
      case "rb" -> RUBY.matcher(text).find();
      case "exs" -> SWIFT_ELIXIR.matcher(text).find();
      default -> false;
    };
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!input.testFiles().isTest(file.path()) || DATA.matches(file.path())) {
      return List.of();
    }
    Set<String> moved = file.moved();
    List<TextLine> found =
        file.written().stream()
            .filter(line -> isFocused(file.suffix(), line.text()))
            .filter(line -> !moved.contains(line.text().strip()))
            .toList();
    if (found.isEmpty()) {
      return List.of();
    }
    CodeText texts = input.textsOf(file);
    boolean ownFit = hasOwnFit(file);
    return found.stream()
        .filter(line -> !texts.isWithin(line.number(), word(line), line.number(), end(line)))
        .filter(line -> !ownFit || ONLY.matcher(line.text()).find())
        .map(line -> TestRules.FOCUSED.at(file.path(), line.number()))
        .toList();
  }

  private boolean hasOwnFit(FilePatch file) {
    String content = input.context().content().apply(file.path()).orElse("");
    return Suffixes.JAVASCRIPT.contains(file.suffix())
        && Stream.concat(content.lines(), file.written().stream().map(TextLine::text))
            .filter(text -> text.contains("fit"))
            .anyMatch(text -> OWN_FIT.matcher(text).find() && !RUNNER.matcher(text).find());
  }

  // The name of the runner's call stands in the same text as what opens its arguments, or in none.
  private static int word(TextLine line) {
    Matcher only = ONLY.matcher(line.text());
    return only.find() ? only.start(2) : indent(line);
  }

  private static int end(TextLine line) {
    Matcher only = ONLY.matcher(line.text());
    return only.find() ? only.end(2) : indent(line);
  }

  private static int indent(TextLine line) {
    return line.text().length() - line.text().stripLeading().length();
  }
}
