package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentSpec;
import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.turn.Agents;
import dev.omk.control.turn.Attempts;
import dev.omk.control.turn.Heartbeat;
import dev.omk.control.turn.Judging;
import dev.omk.control.turn.Prompts;
import dev.omk.control.turn.Turns;
import dev.omk.control.turn.Workbench;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.verify.VerifyStep;
import dev.omk.control.workspace.Subjects;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.Slice;
import dev.omk.goal.Standing;
import dev.omk.goal.Verification;
import dev.omk.scope.ChangedFile;
import dev.omk.slice.Regressions;
import dev.omk.slice.SliceExecutor;
import dev.omk.slice.SliceOrder;
import dev.omk.slice.SliceResult;
import dev.omk.task.Lease;
import dev.omk.task.Task;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Works on slices on this machine: in a git worktree each, with the goal's agent, judged like every
 * turn; then the gates run in a clean checkout of what came of it.
 */
final class LocalSlices implements SliceExecutor {
  private static final int MAX_TEXT = 4 << 20;

  private final GoalSession session;

  LocalSlices(GoalSession session) {
    this.session = session;
  }

  @Override
  public SliceResult execute(SliceOrder order) throws InterruptedException {
    Agents agents = new Agents(session);
    Optional<Agent> agent =
        agents.named(session.goal()).filter(a -> !a.name().equals(AgentSpec.Fixer.NAME));
    if (agent.isEmpty()) {
      return new SliceResult.Stopped(agents.missing(), "");
    }
    Slice slice = order.slice();
    GoalTree place = session.slices().slice(slice);
    List<String> passing = passing(slice);
    if (order.takeAsItIs()) {
      String there = place.candidate();
      if (!there.equals(slice.subject())
          && judged(order, place, there, agent.get().name(), passing)
              instanceof SliceResult.Done done) {
        return done;
      }
    }
    return worked(order, place, agents, passing);
  }

  private SliceResult worked(SliceOrder order, GoalTree place, Agents agents, List<String> passing)
      throws InterruptedException {
    Attempts attempts = new Attempts(session, agents);
    Workbench bench = Workbench.slice(order, place, session.slices().judged(order.slice()));
    Heartbeat alive =
        Heartbeat.begin(
            Lease.HEARTBEAT, () -> session.record(new Fact.TurnGoesOn(order.task().id(), "omk")));
    try {
      while (true) {
        if (session.stopped() != null || exhausted()) {
          return new SliceResult.CutOff();
        }
        Agent agent = agents.named(session.goal()).orElseThrow();
        List<GateSpec> failing = session.goal().failing();
        Turns.Taken taken =
            new Turns(session, bench).take(agent, new Prompts(session, bench).next(), failing);
        switch (attempts.after(taken.pass(), taken.turn())) {
          case Attempts.Next.Again a -> bench = bench.after(taken.pass().after());
          case Attempts.Next.End e -> {
            return new SliceResult.Stopped(e.standing(), agent.name());
          }
          case Attempts.Next.Judge j -> {
            return after(order, place, taken.pass(), passing);
          }
        }
      }
    } finally {
      alive.close();
    }
  }

  private boolean exhausted() {
    Goal goal = session.goal();
    return goal.budget().exhaustedBy(goal.spent()) != null;
  }

  private SliceResult after(SliceOrder order, GoalTree place, Pass pass, List<String> passing)
      throws InterruptedException {
    if (session.stopped() != null) {
      return new SliceResult.CutOff();
    }
    Optional<Standing> approval =
        new LoopEnds(session.goal(), session.ledger().directory()).approval(pass);
    if (approval.isPresent()) {
      return new SliceResult.Stopped(approval.get(), pass.agent());
    }
    return judged(order, place, pass.after(), pass.agent(), passing);
  }

  /** What the tree of a slice is worth. */
  private SliceResult judged(
      SliceOrder order, GoalTree place, String candidate, String agent, List<String> passing)
      throws InterruptedException {
    Slice slice = order.slice();
    if (candidate.equals(slice.subject())) {
      return new SliceResult.Unfinished("nothing is changed" + undone(slice), agent);
    }
    Workbench bench = Workbench.slice(order, place, candidate);
    Judging.Verdict verdict = new Judging(session, bench).judge(candidate);
    if (!verdict.judgement().undo().isEmpty()) {
      return new SliceResult.Stopped(forbidden(slice, verdict.judgement().undo()), agent);
    }
    List<String> marked = marked(bench, verdict.files(), candidate);
    if (!marked.isEmpty()) {
      return new SliceResult.Unfinished(
          "conflict markers are left in " + String.join(", ", marked), agent);
    }
    session.slices().save(slice, candidate, order.task().title());
    session.progress().said(slice.taskId() + ": gates on its work");
    Verification verified = new VerifyStep(session, gates(order.task())).slice(candidate);
    if (session.stopped() != null) {
      return new SliceResult.CutOff();
    }
    Optional<Standing> missing = LoopEnds.missingPrograms(verified);
    if (missing.isPresent()) {
      return new SliceResult.Stopped(missing.get(), agent);
    }
    List<String> worse =
        Regressions.of(passing, hidden(session.goal()), baseline(session.goal()), verified);
    return worse.isEmpty()
        ? new SliceResult.Done(candidate, agent, verified)
        : new SliceResult.Unfinished(String.join("\n", worse), agent);
  }

  /** Its own gates, if its plan names some and all of them are still there. */
  private GateOptions gates(Task task) {
    Set<String> defined =
        session.goal().gates().stream().map(GateSpec::name).collect(Collectors.toSet());
    return defined.containsAll(task.gates()) ? GateOptions.only(task.gates()) : GateOptions.PLAIN;
  }

  private String undone(Slice slice) {
    return session.goal().passes().stream()
        .filter(pass -> pass.taskId().equals(slice.taskId()))
        .reduce((first, second) -> second)
        .filter(pass -> !pass.violations().isEmpty())
        .map(
            pass ->
                ": "
                    + pass.violations().stream()
                        .map(violation -> violation.message())
                        .collect(Collectors.joining("; "))
                    + ", which was undone")
        .orElse("");
  }

  private Standing forbidden(Slice slice, List<String> paths) {
    Map.Entry<Path, String> place = session.slices().of(slice);
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        slice.taskId() + " changes what it may not: " + String.join(", ", paths),
        "put them back in "
            + place.getKey()
            + " (branch "
            + place.getValue()
            + "), then: "
            + NextCommand.goOn(session.goal().id()));
  }

  /** Changed files in which git's conflict markers stand. */
  private static List<String> marked(Workbench bench, List<ChangedFile> files, String candidate)
      throws InterruptedException {
    List<String> marked = new ArrayList<>();
    Subject subject = Subjects.parse(candidate);
    for (ChangedFile file : files) {
      if (file.change() != ChangedFile.Change.DELETED && marks(bench, subject, file.path())) {
        marked.add(file.path());
      }
    }
    return marked;
  }

  private static boolean marks(Workbench bench, Subject subject, String path)
      throws InterruptedException {
    try {
      String text =
          bench
              .tree()
              .read(subject, path, MAX_TEXT)
              .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
              .orElse("");
      return text.lines().anyMatch(line -> line.startsWith("<<<<<<< "))
          && text.lines().anyMatch(line -> line.startsWith(">>>>>>> "));
    } catch (OmkException e) {
      return false; // Larger than any text that somebody merges by hand.
    }
  }

  /** The gates that passed on what a slice follows, as far as that is known. */
  private List<String> passing(Slice slice) {
    Goal goal = session.goal();
    List<String> now = Regressions.passing(goal);
    if (slice.commit().equals(goal.efforts().isolation().commit())) {
      return now;
    }
    Set<String> both = new TreeSet<>(Regressions.passing(baseline(goal)));
    both.retainAll(now);
    return List.copyOf(both);
  }

  static Set<String> hidden(Goal goal) {
    return goal.gates().stream()
        .filter(GateSpec::hidden)
        .map(GateSpec::name)
        .collect(Collectors.toSet());
  }

  static Verification baseline(Goal goal) {
    Verification baseline = goal.baseline();
    if (baseline == null) {
      throw new IllegalStateException("slices begin after the baseline");
    }
    return baseline;
  }
}
