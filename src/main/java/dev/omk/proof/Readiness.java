package dev.omk.proof;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult;
import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.Review;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.plan.SlicedTasks;
import dev.omk.scope.Violation;
import dev.omk.task.Task;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of readiness. The only place that decides them, and so as long as there are rules: one
 * method a claim.
 */
public final class Readiness {
  /** Review rules of that family find what may make a check say yes without checking. */
  private static final String EVASION = "evasion.";

  /** An end with success, which where tests are counted shows in their number. */
  public static final String MAY_EXIT = "evasion.may-exit";

  private Readiness() {}

  /** Looks at a goal, and at what is true right now. */
  public static Assessment assess(Goal goal, Live live) {
    List<Claim> claims = new ArrayList<>();
    claims.add(gates(goal));
    claims.add(pins(goal));
    claims.add(work(goal));
    claims.add(tests(goal));
    claims.add(review(goal));
    claims.addAll(oracle(goal));
    claims.addAll(doubts(goal));
    claims.add(journal(live));
    boolean stale = stale(goal, live);
    if (stale) {
      claims.add(Claim.missing("subject", "the work tree is not the one that was verified: stale"));
    }
    return new Assessment(claims, stale, accepted(goal, claims));
  }

  private static boolean stale(Goal goal, Live live) {
    Verification last = goal.verification();
    return last != null && live.subject() != null && !last.subject().equals(live.subject());
  }

  private static boolean accepted(Goal goal, List<Claim> claims) {
    return goal.acceptance() != null
        && goal.verification() != null
        && goal.acceptance().subject().equals(goal.verification().subject())
        && claims.stream()
            .filter(claim -> claim.strength() == Claim.Strength.WEAK)
            .allMatch(claim -> goal.acceptance().approved().contains(claim.detail()));
  }

  private static Claim gates(Goal goal) {
    Verification last = goal.verification();
    if (goal.unpinned()) {
      return Claim.missing("gates", "no gates are pinned, and nothing was verified since adoption");
    }
    if (!goal.gated()) {
      return Claim.missing(
          "gates", "no gate that decides is defined: write one with omk goal init");
    }
    if (last == null) {
      return Claim.missing("gates", onlyTheBase(goal));
    }
    List<String> logs = last.gates().stream().map(GateResult::logPath).toList();
    if (!last.green()) {
      return new Claim("gates", Claim.Strength.MISSING, red(last), logs);
    }
    if (last.purpose() != Verification.Purpose.FINAL) {
      return new Claim(
          "gates",
          Claim.Strength.MISSING,
          "the gates passed, but the final verification has not run",
          logs);
    }
    String passed =
        Count.of(last.gates().stream().filter(GateResult::passed).count(), "gate") + " passed";
    return last.room() == Verification.Room.CLEAN
        ? new Claim("gates", Claim.Strength.STRONG, passed + " in a clean checkout", logs)
        : new Claim(
            "gates",
            Claim.Strength.WEAK,
            passed + " in place only: files outside of the subject may have helped",
            logs);
  }

  private static String onlyTheBase(Goal goal) {
    if (goal.baseline() == null) {
      return "verification gates have not run for this goal";
    }
    return goal.baseline().green()
        ? "the gates passed on the base; nothing was verified since"
        : "on the base, " + red(goal.baseline());
  }

  private static String red(Verification last) {
    return "required gates did not pass: "
        + last.red().stream()
            .map(gate -> gate.gate() + " " + gate.outcome().status() + reason(gate))
            .collect(Collectors.joining(", "));
  }

  private static String reason(GateResult gate) {
    return gate.outcome().reason().isEmpty() ? "" : " (" + gate.outcome().reason() + ")";
  }

  private static Claim pins(Goal goal) {
    if (goal.unpinned()) {
      return Claim.missing("pins", "no pins: nothing says yet what the goal is judged by");
    }
    List<Violation> pending =
        goal.passes().stream()
            .flatMap(pass -> pass.violations().stream())
            .filter(violation -> violation.action() == Violation.Action.PENDING)
            .filter(violation -> !violation.needsApproval() || stillThere(goal, violation))
            .toList();
    if (pending.isEmpty()) {
      List<String> allowed = goal.settings().allow();
      return Claim.strong(
          "pins",
          "gates are the pinned ones, protected paths are untouched"
              + (allowed.isEmpty()
                  ? ""
                  : " but for what was allowed: " + String.join(", ", allowed)));
    }
    return new Claim(
        "pins",
        Claim.Strength.WEAK,
        pending.stream().map(Violation::named).distinct().collect(Collectors.joining("; ")),
        pending.stream().map(Violation::diff).filter(diff -> !diff.isEmpty()).distinct().toList());
  }

  // As long as nobody has judged the tree of now, what the turn left counts.
  private static boolean stillThere(Goal goal, Violation violation) {
    Verification last = goal.verification();
    boolean judged = last != null && goal.change().subject().equals(last.subject());
    return !judged
        || goal.change().files().stream()
            .anyMatch(
                file ->
                    file.path().equals(violation.path())
                        || file.oldPath().equals(violation.path()));
  }

  private static Claim work(Goal goal) {
    List<Task> open = SlicedTasks.open(goal.tasks());
    if (goal.settings().sliceExecution() && !open.isEmpty()) {
      return Claim.missing(
          "work",
          "slices are not part of the result: "
              + open.stream().map(Task::id).collect(Collectors.joining(", ")));
    }
    Change change = goal.change();
    boolean judged =
        goal.verification() != null && change.subject().equals(goal.verification().subject());
    if (!judged) {
      return goal.verification() != null && goal.verification().subject().equals(goal.base())
          ? Claim.weak("work", "nothing was changed")
          : Claim.missing("work", "the change has not been judged for this tree");
    }
    if (change.files().isEmpty()) {
      return Claim.weak("work", "nothing was changed");
    }
    return change.trivial()
        ? Claim.weak("work", little(goal))
        : Claim.strong(
            "work",
            Count.of(change.files().size(), "changed file") + " against the base",
            change.diff());
  }

  // What a person has to allow is no layout, and no honest work before that.
  private static String little(Goal goal) {
    List<String> protectedPaths =
        goal.passes().stream()
            .flatMap(pass -> pass.violations().stream())
            .filter(Violation::needsApproval)
            .filter(violation -> stillThere(goal, violation))
            .map(Violation::path)
            .distinct()
            .toList();
    return protectedPaths.isEmpty()
        ? "only white space was changed"
        : "nothing was changed but what is protected: " + String.join(", ", protectedPaths);
  }

  private static Claim tests(Goal goal) {
    Verification last = goal.verification();
    if (last == null) {
      return Claim.missing("tests", "the tests have not run");
    }
    TestDelta tests = last.tests();
    if (tests.worse()) {
      return Claim.missing(
          "tests",
          "against the base: broken "
              + tests.broke().size()
              + ", gone "
              + tests.vanished().size()
              + ", newly skipped "
              + tests.newlySkipped().size(),
          last.testsPath());
    }
    return tests.known() == 0
        ? Claim.strong("tests", "no gate reports or counts tests; changed test files are doubts")
        : Claim.strong(
            "tests",
            TestResult.number(tests.known(), tests.packages())
                + " of the base, no fewer run now and none is worse",
            last.testsPath());
  }

  private static Claim review(Goal goal) {
    Review review = goal.review();
    if (review != null && goal.verification() == null) {
      return Claim.missing("review", "what was reviewed has not been verified");
    }
    if (review == null
        || goal.verification() == null
        || !review.subject().equals(goal.verification().subject())) {
      return Claim.missing("review", "review evidence has not run for this tree");
    }
    Optional<String> unanswered = unanswered(goal, review);
    if (unanswered.isPresent()) {
      return Claim.missing("review", unanswered.get(), review.artifact());
    }
    return review.blocking().isEmpty()
        ? Claim.strong("review", "no blocking finding", review.artifact())
        : Claim.missing(
            "review",
            "blocking: "
                + review.blocking().stream()
                    .map(f -> f.path() + ":" + f.line() + " " + f.message())
                    .collect(Collectors.joining("; ")),
            review.artifact());
  }

  // Who was to review and said nothing valid has let nothing pass.
  private static Optional<String> unanswered(Goal goal, Review review) {
    Optional<String> errored =
        review.reviewers().stream()
            .filter(verdict -> !verdict.answered())
            .map(
                verdict ->
                    "review evidence is missing: reviewer "
                        + verdict.agent()
                        + " errored: "
                        + verdict.error())
            .findFirst();
    return errored.or(
        () ->
            goal.settings().reviewers().stream()
                .filter(name -> review.by(name).isEmpty())
                .map(name -> "review evidence is missing: reviewer " + name + " was not asked")
                .findFirst());
  }

  private static List<Claim> oracle(Goal goal) {
    return goal.baseline() == null || goal.verification() == null
        ? List.of(Claim.missing("oracle", "base and candidate have not both been verified"))
        : evidence(new OracleEvidence(goal, goal.baseline(), goal.verification()));
  }

  private static List<Claim> evidence(OracleEvidence evidence) {
    List<Claim> claims = new ArrayList<>(evidence.claims());
    claims.addAll(evidence.criteria());
    return claims;
  }

  private static List<Claim> doubts(Goal goal) {
    List<Claim> doubts = new ArrayList<>();
    for (Change.Doubt doubt : goal.change().weak()) {
      doubts.add(Claim.weak("doubts", (doubt.path() + " " + doubt.reason()).strip()));
    }
    if (goal.verification() != null) {
      goal.verification().gates().stream()
          .filter(gate -> gate.required() && gate.outcome() instanceof GateOutcome.Flaky)
          .map(gate -> gate.gate() + " is flaky: " + gate.outcome().reason())
          .forEach(detail -> doubts.add(Claim.weak("doubts", detail)));
      goal.verification().notes().forEach(note -> doubts.add(Claim.weak("doubts", note)));
    }
    if (goal.review() != null) {
      goal.review().findings().stream()
          .filter(finding -> finding.rule().startsWith(EVASION))
          .filter(finding -> !finding.rule().equals(MAY_EXIT) || uncounted(goal))
          .map(finding -> finding.path() + ":" + finding.line() + " " + finding.message())
          .forEach(detail -> doubts.add(Claim.weak("doubts", detail)));
    }
    return doubts;
  }

  private static boolean uncounted(Goal goal) {
    return goal.verification() == null || goal.verification().tests().known() == 0;
  }

  private static Claim journal(Live live) {
    return live.journalIntact()
        ? Claim.strong("journal", "the chain is intact")
        : Claim.missing("journal", "the journal is damaged or was tampered with");
  }
}
