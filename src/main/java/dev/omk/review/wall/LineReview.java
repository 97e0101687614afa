package dev.omk.review.wall;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.LineRule;
import dev.omk.review.PatternSet;
import dev.omk.review.ReviewRule;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

  private final TestFiles testFiles;

  LineReview(TestFiles testFiles) {
    this.testFiles = testFiles;
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
    rules.forEach((suffix, list) -> sets.put(suffix, new PatternSet<>(list, LineRule::pattern)));
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
    boolean product = !testFiles.isTest(file.path()) && !FileKinds.isExample(file.path());
    Set<String> moved = file.moved();
    List<Finding> findings = new ArrayList<>();
    for (TextLine line : file.written()) {
      List<LineRule> candidates = patterns.candidates(line.text());
      if (!candidates.isEmpty()
          && !COMMENT.matcher(line.text()).find()
          && !moved.contains(line.text().strip())) {
        findings.addAll(found(file.path(), line, candidates, product));
      }
    }
    return findings;
  }

  private static List<Finding> found(
      String path, TextLine line, List<LineRule> candidates, boolean product) {
    List<Finding> findings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (LineRule candidate : candidates) {
      boolean here = product || candidate.where() == LineRule.Where.EVERYWHERE;
      if (here
          && !ids.contains(candidate.rule().id())
          && candidate.pattern().matcher(line.text()).find()) {
        ids.add(candidate.rule().id());
        findings.add(candidate.rule().at(path, line.number()));
      }
    }
    return findings;
  }
}
