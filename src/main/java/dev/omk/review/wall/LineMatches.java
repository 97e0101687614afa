package dev.omk.review.wall;

import com.google.re2j.Matcher;
import dev.omk.review.CodePlace;
import dev.omk.review.CodeText;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.LineRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.Rule;
import dev.omk.review.wall.Statements.Joined;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What patterns find in one file, each rule once a line. Used by one thread. */
final class LineMatches {
  private static final int MOST_TRIES = 8;

  private final FilePatch file;
  private final List<TextLine> lines;
  private final Supplier<CodeText> read;
  private final Supplier<List<TextLine>> readLines;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private Optional<CodeText> texts = Optional.empty();
  private Optional<Statements> statements = Optional.empty();
  private Optional<CodeAround> around = Optional.empty();

  LineMatches(ReviewInput input, FilePatch file) {
    this.file = file;
    this.lines = file.written();
    this.read = () -> input.textsOf(file);
    this.readLines = () -> input.linesOf(file);
  }

  List<TextLine> lines() {
    return lines;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Looks for a pattern on a line and, where it is not there, in the statement around it. */
  void look(int index, LineRule rule) {
    if (!find(rule, Joined.of(lines.get(index)))
        && rule.readsStatements()
        && Statements.mayContinue(lines, index)) {
      statements().around(index).ifPresent(joined -> find(rule, joined));
    }
  }

  private boolean find(LineRule rule, Joined joined) {
    Matcher matcher = rule.pattern().matcher(joined.text());
    for (int tries = 0; tries < MOST_TRIES && matcher.find(); tries++) {
      int start = matcher.start();
      int end = Math.max(start, matcher.end() - 1);
      boolean inText =
          rule.where() != LineRule.Where.PRODUCT_AND_ITS_TEXTS
              && texts()
                  .isWithin(
                      joined.line(start).number(),
                      joined.column(start),
                      joined.line(end).number(),
                      joined.column(end));
      Optional<Rule> found = inText ? Optional.empty() : weighed(rule, joined, start, end);
      if (found.isPresent()) {
        tell(found.get(), joined.line(start).number());
        return true;
      }
    }
    return false;
  }

  private Optional<Rule> weighed(LineRule rule, Joined joined, int start, int end) {
    return rule.weighing().isEmpty()
        ? Optional.of(rule.rule())
        : rule.weighing()
            .get()
            .apply(
                rule.rule(),
                new CodePlace(
                    file.path(),
                    joined.text(),
                    around().before(joined.line(start).number(), joined.column(start)),
                    around().after(joined.line(end).number(), joined.column(end) + 1)));
  }

  private void tell(Rule rule, int number) {
    if (told.add(number + rule.id())) {
      findings.add(rule.at(file.path(), number));
    }
  }

  private CodeAround around() {
    CodeAround known = around.orElseGet(() -> new CodeAround(readLines.get(), texts()));
    around = Optional.of(known);
    return known;
  }

  private CodeText texts() {
    CodeText known = texts.orElseGet(read);
    texts = Optional.of(known);
    return known;
  }

  private Statements statements() {
    Statements known = statements.orElseGet(() -> new Statements(file.suffix(), lines, texts()));
    statements = Optional.of(known);
    return known;
  }
}
