package dev.omk.control.turn;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnRequest;
import dev.omk.control.outside.HomeWatch;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.Sandboxes;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.plan.SlicedTasks;
import dev.omk.process.ProcessTree;
import dev.omk.process.RunningProcess;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import dev.omk.task.Lease;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets an agent take one turn, and judges what it did by the tree it leaves. */
public final class Turns {
  private final GoalSession session;
  private final Workbench bench;
  private final Duration heartbeat;

  /** Turns on the goal as a whole. */
  public Turns(GoalSession session) {
    this(session, Workbench.whole(session));
  }

  /** Turns in one place. */
  public Turns(GoalSession session, Workbench bench) {
    this(session, bench, Lease.HEARTBEAT);
  }

  /**
   * @param heartbeat the lease of the task is renewed this often
   */
  public Turns(GoalSession session, Workbench bench, Duration heartbeat) {
    this.session = session;
    this.bench = bench;
    this.heartbeat = heartbeat;
  }

  /** A turn: what it did, and what its agent said. */
  public record Taken(Pass pass, AgentTurn turn) {}

  /** One turn; what it may not do is undone, the rest stays. */
  public Taken take(Agent agent, Prompts.Told told, List<GateSpec> failing)
      throws InterruptedException {
    Goal goal = session.goal();
    int number = session.nextPass();
    String run = "artifacts/agent-runs/%03d-%s".formatted(number, bench.taskId());
    List<Artifact> artifacts = new ArrayList<>();
    artifacts.add(prompt(run, told));
    String before = bench.before().isPresent() ? bench.before().get() : bench.now().glance();
    RepositoryWatch watch = RepositoryWatch.begin(session, bench.tree());
    Sandboxes.Sandbox sandbox = session.sandboxes().forAgents(bench.tree().root());
    HomeWatch home = HomeWatch.begin(session, sandbox);
    session.record(new Fact.TurnBegan(bench.taskId(), agent.name()));
    Instant started = session.world().now();
    String token = session.newToken();
    SpendingLimit limit =
        new SpendingLimit(
            goal, line -> session.progress().output(named(agent), line), session.cancellation());
    AgentTurn turn =
        work(agent, request(goal, agent.name(), number, told, run, token, sandbox, failing), limit);
    List<String> left = endLeftovers(turn, agent.name(), token);
    watch.mend();
    session.now().requireBase();
    List<Violation> violations = new ArrayList<>(watch.end());
    violations.addAll(home.end());
    Undoing.Undone undone =
        new Undoing(session, bench).undo(agent.name(), before, number, artifacts);
    violations.addAll(undone.violations());
    String after = undone.after();
    List<ChangedFile> changed = bench.tree().diff(Subjects.parse(before), Subjects.parse(after));
    bench.tree().keep(Subjects.parse(after), GoalTree.ref(goal, "pass-" + number));
    if (!turn.transcript().isEmpty()) {
      artifacts.add(
          Stored.of("transcript", session.artifacts().adopt(run + "/" + turn.transcript())));
    }
    Pass pass =
        new Pass(
            number,
            bench.taskId(),
            agent.name(),
            turn.end(),
            before,
            after,
            changed,
            violations,
            limit.usage(turn.usage()),
            artifacts,
            left,
            turn.session(),
            sandbox.inForce(),
            started,
            turn.elapsed());
    session.record(new Fact.TurnTaken(pass, turn.permissions()));
    session.progress().said(told(pass, limit.exhausted()));
    unseen(goal.budget(), pass).ifPresent(session.progress()::said);
    new Proposed(session).take(pass, turn.answer());
    return new Taken(pass, turn);
  }

  private Artifact prompt(String run, Prompts.Told told) {
    byte[] prompt = told.prompt().getBytes(StandardCharsets.UTF_8);
    return Stored.of("prompt", session.artifacts().store(run + "/prompt.md", prompt));
  }

  private List<String> endLeftovers(AgentTurn turn, String agent, String token)
      throws InterruptedException {
    List<String> left = new ArrayList<>(turn.leftRunning());
    ProcessTree.endAll(token).stream().map(RunningProcess::commandLine).forEach(left::add);
    if (!left.isEmpty()) {
      session.progress().said(agent + " left running, ended now: " + String.join(", ", left));
    }
    return left;
  }

  private static Optional<String> unseen(Budget budget, Pass pass) {
    boolean tokens = budget.tokens() != null && !pass.usage().tellsTokens();
    boolean usd = budget.usd() != null && pass.usage().usd() == null;
    return tokens || usd
        ? Optional.of(
            pass.agent()
                + " does not tell "
                + (tokens ? "its tokens" : "what it costs")
                + ", so the budget for that cannot be held")
        : Optional.empty();
  }

  private AgentTurn work(Agent agent, TurnRequest request, SpendingLimit limit)
      throws InterruptedException {
    Heartbeat alive =
        Heartbeat.begin(
            heartbeat, () -> session.record(new Fact.TurnGoesOn(request.taskId(), agent.name())));
    session.progress().agentStarted(named(agent));
    try {
      return agent.take(request, limit, limit.cancellation());
    } finally {
      session.progress().agentEnded(named(agent));
      alive.close();
      limit.end();
    }
  }

  private String named(Agent agent) {
    return SlicedTasks.named(agent.name(), bench.taskId(), session.goal().tasks());
  }

  private String told(Pass pass, String exhausted) {
    StringBuilder line =
        new StringBuilder(SlicedTasks.named(pass.agent(), pass.taskId(), session.goal().tasks()));
    line.append(": ").append(pass.end().summary());
    line.append(", ").append(Count.of(pass.changed().size(), "file")).append(" changed");
    if (!exhausted.isEmpty()) {
      line.append("; the ").append(exhausted).append(" budget is used up");
    }
    for (Violation violation : pass.violations()) {
      line.append("; ").append(violation.action().name().toLowerCase(Locale.ROOT)).append(": ");
      line.append(Harmless.oneLine(violation.message()));
    }
    return line.toString();
  }

  /** The session of the latest pass by the same agent on the same task. */
  private String earlierSession(Goal goal, String agent) {
    return goal.passes().reversed().stream()
        .filter(pass -> pass.agent().equals(agent) && pass.taskId().equals(bench.taskId()))
        .findFirst()
        .map(Pass::session)
        .orElse("");
  }

  private TurnRequest request(
      Goal goal,
      String agent,
      int number,
      Prompts.Told told,
      String run,
      String token,
      Sandboxes.Sandbox sandbox,
      List<GateSpec> failing) {
    return new TurnRequest(
        goal.id().value(),
        bench.taskId(),
        number,
        bench.tree().root(),
        told.prompt(),
        bench.told(),
        new Judging(session, bench).protectedPaths(),
        earlierSession(goal, agent),
        session.ledger().directory().resolve(run),
        token,
        sandbox.confinement(),
        failing,
        false,
        told.fresh());
  }
}
