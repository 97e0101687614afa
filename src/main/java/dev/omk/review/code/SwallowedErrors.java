package dev.omk.review.code;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Rule;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Handlers of every error, and checks of a certificate, whose body is empty on the line below. */
final class SwallowedErrors implements ReviewRule {
  private static final Pattern BRACE = Pattern.compile("^\\s*\\}.*$");

  /**
   * A handler and what an empty body of it is.
   *
   * @param suffixes of the files
   * @param word that its line has
   * @param begins the line of the handler
   * @param empty the line below it
   */
  private record Handler(
      Rule rule, Set<String> suffixes, String word, Pattern begins, Pattern empty) {
    static Handler of(Rule rule, Set<String> suffixes, String word, String begins, Pattern empty) {
      return new Handler(rule, suffixes, word, Pattern.compile(begins), empty);
    }
  }

  private static final List<Handler> ALL =
      List.of(
          Handler.of(
              CodeRules.SWALLOWED,
              Suffixes.PYTHON,
              "except",
              "^\\s*except(\\s+\\(?\\s*(Base)?Exception\\b[^:]*)?\\s*:\\s*$",
              Pattern.compile("^\\s*(pass|\\.\\.\\.)\\s*$")),
          Handler.of(
              CodeRules.SWALLOWED,
              Suffixes.of(List.of(Suffixes.JVM, Suffixes.CSHARP, Suffixes.PHP)),
              "catch",
              "\\bcatch\\s*\\(\\s*(final\\s+|\\w+\\s*:\\s*)?\\\\?(Exception|Throwable|RuntimeException)\\b"
                  + "[^)]*\\)\\s*\\{\\s*$",
              BRACE),
          Handler.of(
              CodeRules.SWALLOWED_NOTE,
              Suffixes.JAVASCRIPT,
              "catch",
              "\\bcatch\\s*(\\([^)]*\\))?\\s*\\{\\s*$|\\.catch\\(\\s*(\\(\\s*\\w*\\s*\\)|\\w+)\\s*=>\\s*\\{\\s*$",
              BRACE),
          Handler.of(
              CodeRules.SWALLOWED,
              Suffixes.GO,
              "err",
              "\\berr\\s*!=\\s*nil\\s*\\{\\s*$",
              Pattern.compile("^\\s*\\}\\s*$")),
          Handler.of(
              CodeRules.SWALLOWED,
              Suffixes.RUBY,
              "rescue",
              "^\\s*rescue(\\s+(StandardError|Exception))?(\\s*=>\\s*\\w+)?\\s*$",
              Pattern.compile("^\\s*(end|nil)\\b.*$")),
          Handler.of(
              CodeRules.TLS,
              Suffixes.JVM,
              "checkServerTrusted",
              "\\bcheckServerTrusted\\s*\\([^)]*\\)\\s*(throws\\s[\\w., ]+)?\\{\\s*$",
              BRACE));

  private final ReviewInput input;

  SwallowedErrors(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    List<Handler> handlers =
        ALL.stream().filter(handler -> handler.suffixes().contains(file.suffix())).toList();
    if (handlers.isEmpty() || !input.isProduct(file)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<TextLine> lines = file.added();
    for (int i = 0; i + 1 < lines.size(); i++) {
      for (Handler handler : handlers) {
        if (isEmpty(handler, lines.get(i), lines.get(i + 1))) {
          findings.add(handler.rule().at(file.path(), lines.get(i).number()));
        }
      }
    }
    return findings;
  }

  private static boolean isEmpty(Handler handler, TextLine line, TextLine below) {
    return line.text().contains(handler.word())
        && below.number() == line.number() + 1
        && handler.empty().matches(below.text())
        && handler.begins().matcher(line.text()).find();
  }
}
