package dev.omk.control.review;

import dev.omk.control.outside.OutsideFiles;
import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.TreeTexts;
import dev.omk.control.turn.Judging;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.document.ProofDocument;
import dev.omk.document.SpeedEvidence;
import dev.omk.goal.Artifact;
import dev.omk.goal.Change;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Review;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.proof.Readiness;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewVotes;
import dev.omk.review.wall.ReviewSections;
import dev.omk.review.wall.ReviewWall;
import dev.omk.scope.GateFiles;
import dev.omk.scope.TestFiles;
import dev.omk.scope.Violation;
import dev.omk.worktree.Patch;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the whole difference from the base, and lets the review wall read what it adds. */
public final class ReviewStep {
  private static final String ALLOW_LIST = ".omk/secrets-allow";
  private static final int MAX_PATCH = 64 * 1024 * 1024;
  private static final int MAX_ALLOW_LIST = 1024 * 1024;

  private final GoalSession session;
  private List<String> missing = List.of();

  /** The step of a session. */
  public ReviewStep(GoalSession session) {
    this.session = session;
  }

  /** Looks at the tree that was just seen, and asks the goal's reviewers. */
  public Review run(String candidate) throws InterruptedException {
    return run(candidate, List.of());
  }

  /** The same with further agents to ask. */
  public Review run(String candidate, List<String> more) throws InterruptedException {
    Judging judging = new Judging(session);
    Judging.Verdict verdict = judging.judge(candidate);
    Subject base = Subjects.parse(session.goal().base());
    Patch patch = session.tree().patch(base, Subjects.parse(candidate), MAX_PATCH);
    List<Artifact> diff = verdict.files().isEmpty() ? List.of() : List.of(storeDiff(patch));
    Change change = judging.change(candidate, verdict, diff);
    session.record(new Fact.ChangeSeen(change));
    AgentReviews reviews = new AgentReviews(session);
    List<ReviewerVerdict> verdicts = reviews.ask(reviewers(more), candidate, patch);
    missing = reviews.missing();
    List<Finding> findings =
        new ArrayList<>(findings(base, candidate, patch, verdict.judgement().violations()));
    findings.addAll(ReviewVotes.count(verdicts.stream().map(ReviewerVerdict::findings).toList()));
    Artifact written =
        Stored.of(
            "review",
            session
                .artifacts()
                .store(
                    ProofDocument.REVIEW,
                    ReviewSections.markdown(
                            findings,
                            SpeedEvidence.of(session.goal()).measures(),
                            ProofDocument.REVIEW)
                        .getBytes(StandardCharsets.UTF_8)));
    List<Artifact> artifacts = new ArrayList<>(List.of(written));
    artifacts.addAll(reviews.artifacts());
    Review review = new Review(candidate, findings, artifacts, verdicts);
    session.record(new Fact.ReviewRan(review));
    return review;
  }

  /** The reviewers of the last run whose program is not there. */
  public List<String> missing() {
    return missing;
  }

  private List<String> reviewers(List<String> more) {
    return Stream.concat(session.goal().settings().reviewers().stream(), more.stream())
        .distinct()
        .toList();
  }

  private Artifact storeDiff(Patch patch) {
    return Stored.of(
        "diff",
        session
            .artifacts()
            .store("artifacts/change.diff", session.redactor().redacting(patch.bytes())));
  }

  private List<Finding> findings(
      Subject base, String candidate, Patch patch, List<Violation> violations)
      throws InterruptedException {
    String allowed =
        session
            .tree()
            .read(base, ALLOW_LIST, MAX_ALLOW_LIST)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    ReviewInput change =
        ReviewInput.of(
            patch.bytes(),
            patch.truncated(),
            violations,
            allowed,
            TestFiles.of(session.config().scope().tests()));
    List<Finding> findings =
        new ArrayList<>(
            ReviewWall.review(
                new ReviewSurroundings(session).around(change, base, Subjects.parse(candidate))));
    findings.addAll(
        new OutsideFiles(
                session.tree().root(),
                session.world().environment().home(),
                session.goal().createdAt())
            .in(change.diff()));
    if (findings.stream().anyMatch(ReviewStep::mayExit)) {
      Set<String> compared = compared(base);
      findings.removeIf(finding -> mayExit(finding) && compared.contains(finding.path()));
    }
    return List.copyOf(findings);
  }

  private static boolean mayExit(Finding finding) {
    return finding.rule().equals(Readiness.MAY_EXIT);
  }

  private Set<String> compared(Subject base) throws InterruptedException {
    return GateFiles.compared(
        session.goal().gates(),
        session.tree().paths(base),
        path -> TreeTexts.text(session.tree(), base, path));
  }

  /** Whether the last review is of that tree. */
  public static boolean covers(Goal goal, String candidate) {
    return goal.review() != null
        && goal.review().subject().equals(candidate)
        && goal.review().reviewers().stream().allMatch(ReviewerVerdict::answered)
        && goal.settings().reviewers().stream().allMatch(name -> goal.review().by(name).isPresent())
        && goal.change().subject().equals(candidate);
  }
}
