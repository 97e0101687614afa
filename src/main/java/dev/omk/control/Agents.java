package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentCatalog;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.FirstThatSpeaks;
import dev.omk.agent.acp.AcpAgent;
import dev.omk.agent.command.CommandAgent;
import dev.omk.agent.fixer.Fixer;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Standing;
import java.util.List;
import java.util.Optional;

/** Which agent takes the next turn. */
final class Agents {
  private final GoalSession session;
  private final AgentCatalog catalog;

  Agents(GoalSession session) {
    this.session = session;
    this.catalog = new AgentCatalog(session.config());
  }

  /**
   * The agent for the next turn: the fixer when a failing gate has a repair that was not tried on
   * this failure yet, since it costs nothing; else the configured one; else none.
   */
  Optional<Agent> next(List<GateSpec> failing, Goal goal) {
    boolean repairs = failing.stream().anyMatch(gate -> !gate.fix().isEmpty());
    boolean justTried =
        goal.lastPass().map(pass -> pass.agent().equals(AgentSpec.Fixer.NAME)).orElse(false);
    if (repairs && !justTried) {
      return Optional.of(fixer());
    }
    return named(goal).filter(agent -> !agent.name().equals(AgentSpec.Fixer.NAME));
  }

  /** The agent that the goal or the configuration names. */
  Optional<Agent> named(Goal goal) {
    String asked = goal.settings().agent();
    Optional<String> name =
        asked != null ? Optional.of(asked) : session.config().agent().stream().findFirst();
    return name.map(this::agent);
  }

  /** The agent of that name. */
  Agent agent(String name) {
    return started(catalog.resolve(name));
  }

  /** The agent of that name, asked to look and to change nothing. */
  Agent reviewer(String name) {
    return started(catalog.resolveReadOnly(name));
  }

  private Agent started(AgentSpec spec) {
    return switch (spec) {
      case AgentSpec.Fixer f -> fixer();
      case AgentSpec.Command command ->
          new CommandAgent(
              command,
              session.world().runner(),
              session.world().environment(),
              Filters.of(session.redactor()));
      case AgentSpec.Acp acp ->
          new AcpAgent(
              acp,
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
  Standing missing() {
    List<String> installed = AgentCatalog.installed(session.world().environment().path());
    String hint =
        installed.isEmpty()
            ? "configure one in .omk/config.toml ([agents.mine] command = [\"./fix.sh\"]), then"
                + " start the goal anew: omk goal run --agent mine"
            : "found "
                + String.join(", ", installed)
                + ": omk goal run --agent "
                + installed.getFirst();
    return new Standing(
        GoalStatus.BLOCKED_ON_EXTERNAL, "no agent is configured to do the work", hint);
  }
}
