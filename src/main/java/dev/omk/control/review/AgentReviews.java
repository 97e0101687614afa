package dev.omk.control.review;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.ReviewPrompt;
import dev.omk.agent.TurnRequest;
import dev.omk.control.outside.HomeWatch;
import dev.omk.control.project.PromptFiles;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.Sandboxes;
import dev.omk.control.turn.Agents;
import dev.omk.control.turn.Judging;
import dev.omk.control.turn.RepositoryWatch;
import dev.omk.control.turn.SpendingLimit;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.json.MalformedJsonException;
import dev.omk.plan.StandardTasks;
import dev.omk.process.ProcessTree;
import dev.omk.process.RunningProcess;
import dev.omk.review.Finding;
import dev.omk.review.ReviewAnswer;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import dev.omk.worktree.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks agents for a review. They see the project, the goal and the change; what they change is
 * undone, and what is no valid answer is an error, never a pass.
 */
final class AgentReviews {
  private static final int REASON = 300;

  private final GoalSession session;
  private final Agents agents;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  AgentReviews(GoalSession session) {
    this.session = session;
    this.agents = new Agents(session);
  }

  /** What was kept of the answers. */
  List<Artifact> artifacts() {
    return List.copyOf(artifacts);
  }

  /** Those whose program is not there. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /**
   * Asks one after the other.
   *
   * @param names each once
   * @param candidate the tree that is there
   * @param patch of it against the base
   */
  List<ReviewerVerdict> ask(List<String> names, String candidate, Patch patch)
      throws InterruptedException {
    List<ReviewerVerdict> verdicts = new ArrayList<>();
    for (String name : names) {
      if (session.stopped() == null) {
        verdicts.add(ask(name, candidate, patch));
      }
    }
    return verdicts;
  }

  private ReviewerVerdict ask(String name, String candidate, Patch patch)
      throws InterruptedException {
    session.progress().said("review by " + name);
    Agent agent = agents.reviewer(name);
    RepositoryWatch watch = RepositoryWatch.begin(session, session.tree());
    Sandboxes.Sandbox sandbox = session.sandboxes().forAgents(session.tree().root());
    HomeWatch home = HomeWatch.begin(session, sandbox);
    TurnRequest request = request(name, patch, sandbox);
    SpendingLimit limit =
        new SpendingLimit(
            session.goal(), line -> session.progress().output(name, line), session.cancellation());
    AgentTurn turn;
    session.progress().agentStarted(name);
    try {
      turn = agent.take(request, limit, limit.cancellation());
    } finally {
      session.progress().agentEnded(name);
      limit.end();
    }
    List<String> left = new ArrayList<>(turn.leftRunning());
    ProcessTree.endAll(request.token()).stream()
        .map(RunningProcess::commandLine)
        .forEach(left::add);
    keep(name, turn);
    List<String> notes = new ArrayList<>();
    watch.mend();
    watch.end().forEach(violation -> notes.add(violation.message()));
    home.end().forEach(violation -> notes.add(violation.message()));
    notes.addAll(undo(candidate));
    left.forEach(process -> notes.add("left running, ended: " + process));
    if (turn.end() instanceof AgentEnd.NotStarted) {
      missing.add(name);
    }
    ReviewerVerdict verdict = verdict(name, turn, limit, notes, candidate);
    session.progress().said(told(verdict));
    return verdict;
  }

  private TurnRequest request(String name, Patch patch, Sandboxes.Sandbox sandbox)
      throws InterruptedException {
    Goal goal = session.goal();
    String run = "artifacts/reviews/%03d-%s".formatted(goal.verifications(), name);
    String prompt =
        session
            .redactor()
            .redact(
                ReviewPrompt.of(
                    goal.text(),
                    criteria(goal),
                    patch.text(),
                    PromptFiles.pinned(session.ledger(), session.artifacts()).review()));
    artifacts.add(
        Stored.of(
            "prompt",
            session
                .artifacts()
                .store(run + "/prompt.md", prompt.getBytes(StandardCharsets.UTF_8))));
    return new TurnRequest(
        goal.id().value(),
        StandardTasks.REVIEW,
        Math.max(1, goal.passes().size()),
        session.tree().root(),
        prompt,
        List.of(),
        new Judging(session).protectedPaths(),
        "",
        session.ledger().directory().resolve(run),
        session.newToken(),
        sandbox.confinement(),
        List.of(),
        true,
        true);
  }

  private static String criteria(Goal goal) {
    String needs =
        goal.oracle().needs().stream()
            .map(need -> need.evidence() + ": " + need.expected())
            .collect(Collectors.joining("\n"));
    String gates =
        goal.latestVerification().stream()
            .flatMap(verification -> verification.gates().stream())
            .filter(gate -> !hidden(goal, gate.gate()))
            .map(gate -> "gate " + gate.gate() + ": " + gate.outcome().status())
            .collect(Collectors.joining("\n"));
    return "Kind of goal: " + goal.kind().json() + "\n" + needs + "\n" + gates;
  }

  private static boolean hidden(Goal goal, String name) {
    return goal.gates().stream().anyMatch(gate -> gate.hidden() && gate.name().equals(name));
  }

  private void keep(String name, AgentTurn turn) {
    if (!turn.transcript().isEmpty()) {
      String run = "artifacts/reviews/%03d-%s".formatted(session.goal().verifications(), name);
      artifacts.add(
          Stored.of("transcript", session.artifacts().adopt(run + "/" + turn.transcript())));
    }
  }

  /** Puts back what a reviewer changed, and says what that was. */
  private List<String> undo(String candidate) throws InterruptedException {
    String after = session.candidate();
    if (after.equals(candidate)) {
      return List.of();
    }
    List<ChangedFile> changed =
        session.tree().diff(Subjects.parse(candidate), Subjects.parse(after));
    session.tree().restore(changed, Subjects.parse(candidate));
    String undone = session.candidate().equals(candidate) ? "undone" : "could not all be undone";
    return List.of(
        "changed "
            + changed.stream().map(ChangedFile::path).collect(Collectors.joining(", "))
            + ": "
            + undone);
  }

  private ReviewerVerdict verdict(
      String name, AgentTurn turn, SpendingLimit limit, List<String> notes, String candidate)
      throws InterruptedException {
    List<Finding> findings = List.of();
    String error = "";
    try {
      List<Finding> answered = ReviewAnswer.parse(turn.answer(), name).findings();
      new FoundPlaces(session, candidate).require(answered);
      findings = answered;
    } catch (MalformedJsonException e) {
      error = Harmless.line(e.getMessage() + " (" + turn.end().summary() + ")", REASON);
    }
    return new ReviewerVerdict(
        name,
        error,
        findings,
        Harmless.line(String.join("; ", notes), REASON),
        limit.usage(turn.usage()),
        turn.elapsed());
  }

  private static String told(ReviewerVerdict verdict) {
    return "review by "
        + verdict.agent()
        + ": "
        + (verdict.answered() ? Count.of(verdict.findings().size(), "finding") : verdict.error())
        + (verdict.note().isEmpty() ? "" : "; " + verdict.note());
  }
}
