package dev.omk.review.tests;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.scope.TestFiles;
import java.util.List;
import java.util.Set;

/** Tests that are singled out. What lies beside tests as data may have the words as its subject. */
final class FocusedTests implements ReviewRule {
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "(^|[^.\\w\"'`])((it|test|describe|context|suite|specify)(\\.(each|concurrent|sequential))?\\.only"
              + "|fit|fdescribe|fcontext)\\s*[(`]\\s*(\\[|[\"'`]|$)");
  private static final Pattern RUBY =
      Pattern.compile(
          "^\\s*(fit|fdescribe|fcontext|fspecify|fexample)[\\s(]+[\"']"
              + "|^\\s*(it|describe|context|specify)\\b.*[\"'],\\s*(:focus\\b|focus:\\s*true\\b)");
  private static final Pattern SWIFT_ELIXIR = Pattern.compile("^\\s*@tag\\s+:?focus\\b");
  private static final Pattern DATA =
      Pattern.compile("(?i)(.*/)?(fixtures?|__fixtures__|testdata|data|samples?)/.*");

  private final TestFiles testFiles;

  FocusedTests(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  static boolean isFocused(String suffix, String text) {
    if (Suffixes.JAVASCRIPT.contains(suffix)) {
      return JAVASCRIPT.matcher(text).find();
    }
    return switch (suffix) {
      case "rb" -> RUBY.matcher(text).find();
      case "exs" -> SWIFT_ELIXIR.matcher(text).find();
      default -> false;
    };
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!testFiles.isTest(file.path()) || DATA.matches(file.path())) {
      return List.of();
    }
    Set<String> moved = file.moved();
    return file.written().stream()
        .filter(line -> isFocused(file.suffix(), line.text()))
        .filter(line -> !line.text().stripLeading().startsWith("//"))
        .filter(line -> !moved.contains(line.text().strip()))
        .map(line -> TestRules.FOCUSED.at(file.path(), line.number()))
        .toList();
  }
}
