package dev.omk.control.review;

import dev.omk.config.ReviewSettings;
import dev.omk.control.session.GoalSession;
import dev.omk.control.verify.GateFindings;
import dev.omk.document.SpeedEvidence;
import dev.omk.gate.GateFinding;
import dev.omk.goal.Goal;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewContext;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the wall knows beside the diff: the files there are, what gates found and measured. */
final class ReviewSurroundings {
  private static final long MAX_FILE = 512 * 1024;

  private final GoalSession session;

  ReviewSurroundings(GoalSession session) {
    this.session = session;
  }

  /** The change with what there is around it. */
  ReviewInput around(ReviewInput change, Subject base, Subject candidate)
      throws InterruptedException {
    Goal goal = session.goal();
    return change.in(
        new ReviewContext(
            goal.text(),
            new TreeSet<>(session.tree().paths(base)),
            new TreeSet<>(session.tree().paths(candidate)),
            this::content,
            SpeedEvidence.of(goal).measured(),
            policy(session.config().review()),
            imported(goal, change)));
  }

  // The candidate is what is there now. No link is followed.
  private Optional<String> content(String path) {
    try {
      Path file = session.tree().root().resolve(path);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_FILE
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // Nothing is compared with what cannot be read.
    }
  }

  /** What was configured, in the words of the wall. */
  static ReviewPolicy policy(ReviewSettings settings) {
    Map<String, Optional<Severity>> severities = new HashMap<>();
    settings
        .rules()
        .forEach(
            (rule, word) ->
                severities.put(
                    rule,
                    word.equals("off")
                        ? Optional.empty()
                        : Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT)))));
    return new ReviewPolicy(severities, settings.paths(), settings.ignore());
  }

  /** What the gates reported in SARIF on the lines that the change adds. */
  private List<Finding> imported(Goal goal, ReviewInput change) {
    List<GateFindings.Reported> all =
        goal.latestVerification().map(new GateFindings(session)::of).orElse(List.of());
    if (all.isEmpty()) {
      return List.of();
    }
    Map<String, Set<Integer>> added = new HashMap<>();
    for (FilePatch file : change.diff().files()) {
      Set<Integer> lines = new HashSet<>(Set.of(0));
      file.added().forEach(line -> lines.add(line.number()));
      added.put(file.path(), lines);
    }
    return all.stream()
        .filter(
            reported ->
                added
                    .getOrDefault(reported.finding().file(), Set.of())
                    .contains(reported.finding().line()))
        .map(ReviewSurroundings::imported)
        .toList();
  }

  private static Finding imported(GateFindings.Reported reported) {
    GateFinding finding = reported.finding();
    Severity severity =
        switch (finding.level()) {
          case ERROR -> reported.required() ? Severity.BLOCKING : Severity.WARNING;
          case WARNING -> Severity.WARNING;
          case NOTE -> Severity.NOTE;
        };
    String rule = finding.rule().isEmpty() ? "" : "/" + finding.rule();
    return new Finding(
        "gate." + reported.gate() + rule,
        severity,
        finding.file(),
        finding.line(),
        finding.message(),
        "Mend what " + reported.gate() + " reports there.");
  }
}
