package dev.omk.review.code;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;

/** Handlers of every error whose body, on the lines below, is empty. */
final class SwallowedErrors implements ReviewRule {
  private static final Pattern PYTHON =
      Pattern.compile("^\\s*except(\\s+\\(?\\s*(Base)?Exception\\b[^:]*)?\\s*:\\s*$");
  private static final Pattern PASS = Pattern.compile("^\\s*(pass|\\.\\.\\.)\\s*$");
  private static final Pattern BRACES =
      Pattern.compile(
          "\\bcatch\\s*\\(\\s*(final\\s+)?(Exception|Throwable|RuntimeException)\\b[^)]*\\)\\s*\\{\\s*$");
  private static final Pattern END = Pattern.compile("^\\s*\\}.*$");

  private final ReviewInput input;

  SwallowedErrors(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    boolean python = Suffixes.PYTHON.contains(file.suffix());
    boolean braces =
        Suffixes.JVM.contains(file.suffix()) || Suffixes.CSHARP.contains(file.suffix());
    if (!(python || braces) || !input.isProduct(file)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<TextLine> lines = file.added();
    for (int i = 0; i + 1 < lines.size(); i++) {
      String text = lines.get(i).text();
      if (text.contains(python ? "except" : "catch")
          && lines.get(i + 1).number() == lines.get(i).number() + 1
          && (python ? PYTHON : BRACES).matcher(text).find()
          && (python ? PASS : END).matches(lines.get(i + 1).text())) {
        findings.add(CodeRules.SWALLOWED.at(file.path(), lines.get(i).number()));
      }
    }
    return findings;
  }
}
