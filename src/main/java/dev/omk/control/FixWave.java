package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.fixer.Fixer;
import dev.omk.control.session.GoalSession;
import dev.omk.control.turn.Prompts;
import dev.omk.control.turn.Turns;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.verify.VerifyStep;
import dev.omk.gate.GateSpec;
import dev.omk.scope.Violation;
import java.util.List;

/**
 * The turns of the fixer: one for each fix, so that what a fix may not do is undone before the next
 * one, and its gates are run in between. After the last fix whoever asked verifies everything.
 */
final class FixWave {
  private final GoalSession session;
  private final Agent fixer;
  private final Prompts.Told told;

  private FixWave(GoalSession session, Agent fixer, Prompts.Told told) {
    this.session = session;
    this.fixer = fixer;
    this.told = told;
  }

  /** Lets an agent work on the whole goal: the fixer fix by fix, any other one in one turn. */
  static Turns.Taken turn(
      GoalSession session, Agent agent, Prompts.Told told, List<GateSpec> failing)
      throws InterruptedException {
    return agent.name().equals(AgentSpec.Fixer.NAME)
        ? new FixWave(session, agent, told).take(Fixer.apart(failing))
        : new Turns(session).take(agent, told, failing);
  }

  /** The last of the turns that were taken. */
  private Turns.Taken take(List<List<GateSpec>> fixes) throws InterruptedException {
    for (int i = 0; i < fixes.size() - 1; i++) {
      Turns.Taken taken = new Turns(session).take(fixer, told, fixes.get(i));
      if (session.stopped() != null || needsApproval(taken)) {
        return taken;
      }
      if (!taken.pass().changed().isEmpty()) {
        verify(fixes.get(i));
      }
      if (session.stopped() != null) {
        return taken;
      }
    }
    return new Turns(session).take(fixer, told, fixes.isEmpty() ? List.of() : fixes.getLast());
  }

  private static boolean needsApproval(Turns.Taken taken) {
    return taken.pass().violations().stream().anyMatch(Violation::needsApproval);
  }

  private void verify(List<GateSpec> gates) throws InterruptedException {
    List<String> names = gates.stream().map(GateSpec::name).toList();
    VerifyStep step = new VerifyStep(session, GateOptions.only(names));
    step.keep(step.asAsked());
  }
}
