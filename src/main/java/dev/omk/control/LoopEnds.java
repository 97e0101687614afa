package dev.omk.control;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Headway;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.PassResult;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.goal.Standing;
import dev.omk.goal.Verification;
import dev.omk.plan.Oracle;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import dev.omk.review.Finding;
import dev.omk.scope.Violation;
import dev.omk.text.Count;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a goal stands when the loop cannot go on: the status, why, and what to do next. */
final class LoopEnds {
  private static final int MOST_UNDONE = 3;
  private static final int MOST_CHANGED = 3;

  private final Goal goal;
  private final Path directory;

  /**
   * @param directory of the goal, for the paths of logs
   */
  LoopEnds(Goal goal, Path directory) {
    this.goal = goal;
    this.directory = directory;
  }

  /** Gates that cannot prove anything. */
  Optional<Standing> unprovable() {
    String approve = "then: omk goal gates --approve " + goal.id();
    if (!goal.gated()) {
      return Optional.of(
          new Standing(
              GoalStatus.NOT_READY,
              "no gate is defined, so nothing can be proven",
              Assessment.firstGates(goal.id())));
    }
    return goal.gates().stream()
        .filter(gate -> gate.decides() && gate.skip())
        .findFirst()
        .map(GateSpec::name)
        .map(
            never ->
                new Standing(
                    GoalStatus.NOT_READY,
                    "required gate " + never + " is skipped by its definition",
                    "set required = false in .omk/gates.toml, " + approve));
  }

  /** What is missing outside of the work tree no agent should install. */
  static Optional<Standing> missingPrograms(Verification verification) {
    List<GateResult> missing =
        verification.red().stream()
            .filter(gate -> gate.outcome() instanceof GateOutcome.Errored)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Standing(
                GoalStatus.BLOCKED_ON_EXTERNAL,
                missing.stream()
                    .map(gate -> "gate " + gate.gate() + ": " + gate.outcome().reason())
                    .collect(Collectors.joining("; ")),
                "put it back as the goal was planned with it, then: " + NextCommand.goOn()));
  }

  /** It was undone once, and told: whether the work needs it, a person has to say. */
  Optional<Standing> approval(Pass taken) {
    List<Violation> pending = taken.violations().stream().filter(Violation::needsApproval).toList();
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    GoalId id = goal.id();
    return Optional.of(
        new Standing(
            GoalStatus.BLOCKED_ON_HUMAN,
            pending.stream().map(Violation::message).distinct().collect(Collectors.joining("; "))
                + ", and was changed again after that was undone once (omk goal show "
                + id
                + " --diff "
                + taken.number()
                + " or "
                + pending.getFirst().diff()
                + " has it)",
            "when it may be so: "
                + NextCommand.accept(id)
                + PathApproval.flags(pending.stream().map(Violation::path).distinct().toList())));
  }

  /** An agent that was to review gave no valid answer. */
  Optional<Standing> unreviewed() {
    return goal.review() == null
        ? Optional.empty()
        : goal.review().reviewers().stream()
            .filter(verdict -> !verdict.answered())
            .findFirst()
            .map(this::unreviewed);
  }

  private Standing unreviewed(ReviewerVerdict verdict) {
    return new Standing(
        GoalStatus.BLOCKED_ON_EXTERNAL,
        "reviewer '" + verdict.agent() + "' gave no valid review: " + verdict.error(),
        "read what it answered, then: " + NextCommand.goOn(goal.id()));
  }

  /** A finding that came back: another pass would only go round once more. */
  Standing returned(Finding finding) {
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        "a finding of the review is there again after it was worked on: "
            + finding.place()
            + " "
            + finding.message()
            + " ("
            + finding.rule()
            + "); "
            + finding.hint(),
        "mend it by hand, then: " + NextCommand.goOn(goal.id()));
  }

  /** The work tree was changed while it was verified, twice, and no agent was at work. */
  Standing unsettled(List<String> changed) {
    String files =
        changed.stream().limit(MOST_CHANGED).collect(Collectors.joining(", "))
            + (changed.size() > MOST_CHANGED ? " and more" : "");
    return new Standing(
        GoalStatus.NOT_READY,
        (files.isEmpty() ? "the work tree" : files)
            + " was changed while it was verified, and not by an agent: stale",
        "write it outside of the project or name it in .gitignore, then: "
            + NextCommand.goOn(goal.id()));
  }

  /** Nothing is missing but evidence that no pinned gate can give, whatever an agent does. */
  Optional<Standing> ungated(Assessment assessment) {
    List<String> missing = assessment.missing().stream().map(Claim::detail).toList();
    Set<String> ungated =
        goal.oracle().ungated().stream().map(Oracle.Need::lack).collect(Collectors.toSet());
    return missing.isEmpty() || !ungated.containsAll(missing)
        ? Optional.empty()
        : Optional.of(
            new Standing(
                GoalStatus.BLOCKED_ON_HUMAN,
                String.join("; ", missing),
                "write them, then: omk goal gates --approve "
                    + goal.id()
                    + " && "
                    + NextCommand.goOn(goal.id())));
  }

  /**
   * Pass after pass, and nothing gets better.
   *
   * @param missing what is missing although the gates are green; empty while one is red
   */
  Standing stalled(Headway headway, List<String> missing) {
    return withUndone(
        new Standing(
            GoalStatus.NOT_READY,
            "no progress: "
                + headway.words()
                + "; "
                + (missing.isEmpty() ? failing() + " still fails" : String.join("; ", missing)),
            missing.isEmpty()
                ? "read the log, then try another agent: omk goal execute "
                    + goal.id()
                    + " --agent NAME"
                : "change the work or the gates, then: " + NextCommand.goOn(goal.id())));
  }

  /** The same with what was undone, which is why work of the passes is not there. */
  Standing withUndone(Standing standing) {
    String undone =
        goal.passes().stream()
            .flatMap(pass -> pass.violations().stream())
            .filter(violation -> violation.action() == Violation.Action.UNDONE)
            .map(Violation::message)
            .distinct()
            .limit(MOST_UNDONE)
            .collect(Collectors.joining(", "));
    return undone.isEmpty()
        ? standing
        : new Standing(
            standing.status(), standing.reason() + "; undone: " + undone, standing.nextStep());
  }

  /** As many passes as may be. */
  Standing ceiling(int passes) {
    return new Standing(
        GoalStatus.NOT_READY,
        "after " + Count.of(passes, "pass") + " (--max-iterations) " + failing() + " still fails",
        "go on with: " + NextCommand.goOn(goal.id()));
  }

  private String failing() {
    String red =
        goal.latestVerification().stream()
            .flatMap(verification -> verification.red().stream())
            .map(this::name)
            .collect(Collectors.joining(", "));
    return red.isEmpty() ? missing() : red;
  }

  private String missing() {
    List<PassResult> results = goal.efforts().results();
    String rejection = goal.rejection();
    if (rejection != null) {
      return "what was asked for (" + rejection + ")";
    }
    return results.isEmpty() || results.getLast().failing().isEmpty()
        ? "the proof"
        : String.join("; ", results.getLast().failing());
  }

  private String name(GateResult gate) {
    return gate.logPath().isEmpty()
        ? gate.gate()
        : gate.gate() + " (" + directory.resolve(gate.logPath()) + ")";
  }
}
