package dev.omk.review.wall;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.LineRule;
import dev.omk.review.PatternSet;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All patterns of single lines, in one pass over a file. Comments and lines that were only moved
 * are no code that the diff adds, nor is what a program wrote.
 */
final class LineReview implements ReviewRule {
  private static final Pattern COMMENT =
      Pattern.compile("^\\s*(#|//|\\*|/\\*|<!--|--\\s|;;|rem\\s)");
  private static final Map<String, PatternSet<LineRule>> BY_SUFFIX = bySuffix();

  private final ReviewInput input;

  LineReview(ReviewInput input) {
    this.input = input;
  }

  private static Map<String, PatternSet<LineRule>> bySuffix() {
    Map<String, List<LineRule>> rules = new HashMap<>();
    Rooms.ALL.stream()
        .flatMap(room -> room.lines().stream())
        .forEach(
            rule ->
                rule.suffixes()
                    .forEach(
                        suffix -> rules.computeIfAbsent(suffix, s -> new ArrayList<>()).add(rule)));
    Map<String, PatternSet<LineRule>> sets = new HashMap<>();
    rules.forEach(
        (suffix, list) ->
            sets.put(suffix, new PatternSet<>(list, LineRule::pattern, LineRule::readsStatements)));
    return sets;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    PatternSet<LineRule> patterns = BY_SUFFIX.get(file.suffix());
    if (patterns == null
        || FileKinds.isForeign(file.path())
        || FileKinds.isGenerated(file.path())) {
      return List.of();
    }
    boolean product = !input.testFiles().isTest(file.path()) && !FileKinds.isExample(file.path());
    Set<String> moved = file.moved();
    LineMatches matches = new LineMatches(input, file);
    for (int i = 0; i < matches.lines().size(); i++) {
      String text = matches.lines().get(i).text();
      List<LineRule> candidates = patterns.candidates(text);
      if (!candidates.isEmpty() && !COMMENT.matcher(text).find() && !moved.contains(text.strip())) {
        for (LineRule candidate : candidates) {
          if (product || candidate.where() == LineRule.Where.EVERYWHERE) {
            matches.look(i, candidate);
          }
        }
      }
    }
    return matches.findings();
  }
}
