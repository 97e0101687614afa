package dev.omk.control.turn;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentCatalog;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.FirstThatSpeaks;
import dev.omk.agent.acp.AcpAgent;
import dev.omk.agent.command.CommandAgent;
import dev.omk.agent.fixer.Fixer;
import dev.omk.control.session.Filters;
import dev.omk.control.session.GoalSession;
import dev.omk.gate.GateSpec;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.goal.Settings;
import dev.omk.goal.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which agent takes the next turn. */
public final class Agents {
  private final GoalSession session;
  private final AgentCatalog catalog;

  /** Those that a session may ask. */
  public Agents(GoalSession session) {
    this.session = session;
    this.catalog = new AgentCatalog(session.config());
  }

  /**
   * The agent for the next turn: the fixer when a failing gate has a repair that was not tried on
   * this tree yet, since it costs nothing; else the one that works on the goal; else none.
   */
  public Optional<Agent> next(List<GateSpec> failing, Goal goal) {
    boolean repairs = failing.stream().anyMatch(gate -> !gate.fix().isEmpty());
    if (repairs && !tried(goal)) {
      return Optional.of(fixer());
    }
    return named(goal).filter(agent -> !agent.name().equals(AgentSpec.Fixer.NAME));
  }

  private static boolean tried(Goal goal) {
    List<Pass> fixes =
        goal.passes().stream().filter(pass -> pass.agent().equals(AgentSpec.Fixer.NAME)).toList();
    return !fixes.isEmpty() && fixes.getLast().after().equals(goal.passes().getLast().after());
  }

  /** The agent that works on the goal. */
  public Optional<Agent> named(Goal goal) {
    return current(goal).map(this::agent);
  }

  /** Its name: the one that took over last, else the first that is asked for or configured. */
  Optional<String> current(Goal goal) {
    List<AgentChange> changes = goal.efforts().changes();
    return changes.isEmpty()
        ? names(goal).stream().findFirst()
        : Optional.of(changes.getLast().to());
  }

  /** The name of the one that goes on when that one cannot. */
  Optional<String> fallback(Goal goal) {
    List<String> names = names(goal);
    int at = current(goal).map(names::indexOf).orElse(-1);
    return at >= 0 && at + 1 < names.size() ? Optional.of(names.get(at + 1)) : Optional.empty();
  }

  private List<String> names(Goal goal) {
    List<String> asked = Settings.names(goal.settings().agent());
    return asked.isEmpty() ? session.config().agent().stream().distinct().toList() : asked;
  }

  /** The agent of that name. */
  public Agent agent(String name) {
    return started(catalog.resolve(name));
  }

  /** The agent of that name, asked to look and to change nothing. */
  public Agent reviewer(String name) {
    return started(catalog.resolveReadOnly(name));
  }

  private Agent started(AgentSpec spec) {
    return switch (spec) {
      case AgentSpec.Fixer f -> fixer();
      case AgentSpec.Command command ->
          new CommandAgent(
              command.from(session.tree().root()),
              session.world().runner(),
              session.world().environment(),
              Filters.of(session.redactor()));
      case AgentSpec.Acp acp ->
          new AcpAgent(
              acp.from(session.tree().root()),
              session.world().runner(),
              session.world().environment(),
              Filters.of(session.redactor()));
      case AgentSpec.Either either ->
          new FirstThatSpeaks(started(either.first()), started(either.otherwise()));
    };
  }

  private Agent fixer() {
    return new Fixer(
        session.world().runner(), session.world().environment(), Filters.of(session.redactor()));
  }

  /** Where a goal stands that nobody can work on. */
  public Standing missing() {
    Set<String> found = new LinkedHashSet<>(catalog.configured());
    found.addAll(AgentCatalog.installed(session.world().environment().path()));
    String hint =
        found.isEmpty()
            ? "configure one in .omk/config.toml (agents.mine.command = [\"./fix.sh\"]), then"
                + " start the goal anew: omk goal run \"...\" --agent mine"
            : "found "
                + String.join(", ", found)
                + ": omk goal run \"...\" --agent "
                + found.iterator().next();
    return new Standing(
        GoalStatus.BLOCKED_ON_EXTERNAL, "no agent is configured to do the work", hint);
  }
}
