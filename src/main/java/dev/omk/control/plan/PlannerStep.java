package dev.omk.control.plan;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.PlanPrompt;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.turn.Judging;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.plan.Outline;
import dev.omk.plan.ProposalReader;
import dev.omk.plan.ProposalText;
import dev.omk.plan.StandardTasks;
import dev.omk.process.LinkedCancellation;
import dev.omk.process.ProcessTree;
import dev.omk.task.Task;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks an agent for a plan, in a copy of the base that is thrown away, at most twice. What cannot
 * be used is refused with reasons; then the plan that is there stands.
 */
final class PlannerStep {
  private static final int ATTEMPTS = 2;
  private static final int BYTES_A_TOKEN = 4;

  private final GoalSession session;
  private final Agent agent;
  private final long tokens;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<Usage> usage = new ArrayList<>();
  private List<Task> pieces = List.of();
  private long spent;

  /**
   * @param tokens that planning may cost
   */
  PlannerStep(GoalSession session, Agent agent, long tokens) {
    this.session = session;
    this.agent = agent;
    this.tokens = tokens;
  }

  /** Prompts and transcripts. */
  List<Artifact> artifacts() {
    return artifacts;
  }

  /** The pieces of the work that it proposed; empty if it was refused or proposed none. */
  List<Task> pieces() {
    return pieces;
  }

  /** What each attempt cost. */
  List<Usage> usage() {
    return usage;
  }

  /** The outline with the agent's plan in it, or as it was with a word on why. */
  Outline over(Outline before) throws InterruptedException {
    Subject base = Subjects.parse(session.goal().base());
    List<String> paths = session.tree().paths(base);
    List<String> refused = List.of();
    try (ScratchDirectory scratch = ScratchDirectory.create(session.goal().id())) {
      Path tree = session.tree().checkout(base, scratch.path().resolve("tree"));
      for (int attempt = 1; attempt <= ATTEMPTS && session.stopped() == null; attempt++) {
        session.progress().said("asking " + agent.name() + " for a plan");
        String prompt = prompt(before, refused);
        AgentTurn turn = ask(tree, prompt, attempt);
        spent += cost(prompt, turn);
        if (spent > tokens) {
          return stands(
              before, List.of("it used about " + spent + " tokens of " + tokens + " for planning"));
        }
        if (turn.end() instanceof AgentEnd.NotStarted notStarted) {
          return alone(before, notStarted.reason());
        }
        switch (read(turn, paths)) {
          case ProposalReader.Valid valid -> {
            String words = "asked for it, about " + spent + " tokens: " + valid.proposal().title();
            pieces = valid.proposal().tasks();
            return valid.proposal().over(before, agent.name(), words);
          }
          case ProposalReader.Refused no -> refused = no.reasons();
        }
      }
    }
    return stands(before, refused);
  }

  private Outline alone(Outline before, String why) {
    session.progress().said("no plan of " + agent.name() + ": " + why);
    return before.notedBy(
        before.planner(),
        "agent '" + agent.name() + "' could not be asked, so this one stands: " + why);
  }

  private Outline stands(Outline before, List<String> reasons) {
    String why = reasons.isEmpty() ? "it was cut off" : String.join("; ", reasons);
    session.progress().said("the plan of " + agent.name() + " was refused: " + why);
    return before.notedBy(
        before.planner(),
        "agent '" + agent.name() + "' was asked and its plan refused, so this one stands: " + why);
  }

  private ProposalReader.Read read(AgentTurn turn, List<String> paths) {
    Set<String> gates =
        GateSpec.shown(session.goal().gates()).stream()
            .map(GateSpec::name)
            .collect(Collectors.toSet());
    if (turn.answer().isEmpty()) {
      return new ProposalReader.Refused(
          List.of("it gave no answer of at most 1 MiB (" + turn.end().summary() + ")"));
    }
    return ProposalText.plan(turn.answer())
        .map(plan -> ProposalReader.read(plan, paths, gates))
        .orElseGet(
            () ->
                new ProposalReader.Refused(
                    List.of(
                        "its answer has no valid JSON object with title and steps, each key"
                            + " once")));
  }

  private String prompt(Outline before, List<String> refused) {
    Goal goal = session.goal();
    List<String> facts = new ArrayList<>();
    facts.add("kind of goal: " + goal.kind().json());
    goal.outline().criteria().forEach(c -> facts.add(c.id() + ": " + c.text()));
    GateSpec.shown(goal.gates())
        .forEach(gate -> facts.add("gate " + gate.name() + ": " + gate.commandLine()));
    goal.oracle().needs().forEach(need -> facts.add(need.evidence() + ": " + need.expected()));
    facts.addAll(before.map());
    before.learned().forEach(lesson -> facts.add("learned: " + lesson));
    return session
        .redactor()
        .redact(PlanPrompt.of(goal.text(), facts, refused, Math.max(1, tokens - spent)));
  }

  private AgentTurn ask(Path tree, String prompt, int attempt) throws InterruptedException {
    String run = "artifacts/agent-runs/plan-%d-%d".formatted(session.goal().seq(), attempt);
    artifacts.add(
        Stored.of(
            "planner_prompt",
            session
                .artifacts()
                .store(run + "/prompt.md", prompt.getBytes(StandardCharsets.UTF_8))));
    String token = session.newToken();
    TurnListener words = line -> session.progress().output(agent.name(), line);
    TurnRequest request =
        new TurnRequest(
            session.goal().id().value(),
            StandardTasks.PLAN,
            attempt,
            tree,
            prompt,
            List.of(),
            new Judging(session).protectedPaths(),
            "",
            session.ledger().directory().resolve(run),
            token,
            session.sandboxes().forAgents(tree).confinement(),
            List.of(),
            true,
            true);
    AgentTurn turn;
    try (LinkedCancellation end = new LinkedCancellation(session.cancellation())) {
      turn = agent.take(request, new AnswerLimit(words, end.part()), end.part());
    }
    ProcessTree.endAll(token);
    if (!turn.transcript().isEmpty()) {
      artifacts.add(
          Stored.of(
              "planner_transcript", session.artifacts().adopt(run + "/" + turn.transcript())));
    }
    return turn;
  }

  // What an agent does not say is reckoned from what went to and fro.
  private long cost(String prompt, AgentTurn turn) {
    usage.add(turn.usage());
    Long in = turn.usage().inputTokens();
    Long out = turn.usage().outputTokens();
    long bytes = turn.answer().getBytes(StandardCharsets.UTF_8).length;
    long answered = out == null ? bytes / BYTES_A_TOKEN : out;
    return answered + (in == null ? prompt.length() / BYTES_A_TOKEN : in);
  }
}
