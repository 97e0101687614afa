package dev.omk.control;

import dev.omk.agent.Agent;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.StepRun;
import dev.omk.control.turn.Agents;
import dev.omk.control.turn.Attempts;
import dev.omk.control.turn.Prompts;
import dev.omk.control.turn.Turns;
import dev.omk.control.verify.VerifyStep;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.goal.Verification;
import dev.omk.text.Harmless;
import java.util.List;
import java.util.Optional;

/** One turn by hand: the agent works, its diff is judged, the gates run. */
final class ExecuteStep {
  private final GoalSession session;
  private final Agents agents;

  ExecuteStep(GoalSession session, Agents agents) {
    this.session = session;
    this.agents = agents;
  }

  // The caller knows that the project has it: then it came after the goal.
  private Agent pinned(String name) {
    try {
      return agents.agent(name);
    } catch (OmkException e) {
      throw new OmkException(
          e.code(),
          "goal '"
              + session.goal().id()
              + "' keeps the configuration that it was made with, without "
              + Harmless.line(name, 60)
              + ": "
              + e.line(),
          "name an agent that it has, or " + NextCommand.ANEW,
          e);
    }
  }

  /** Takes the turn. */
  Pass run(Optional<String> asked) throws InterruptedException {
    StepRun steps = new StepRun(session);
    steps.requireAllowed(Step.EXECUTE);
    Agent agent =
        (asked.isPresent() ? asked.map(this::pinned) : agents.named(session.goal()))
            .orElseThrow(this::noAgent);
    Pass pass =
        steps.take(
            Step.EXECUTE,
            () -> {
              if (session.goal().baseline() == null && session.goal().gated()) {
                VerifyStep step = new VerifyStep(session);
                step.keep(step.baseline());
              }
              List<GateSpec> failing = session.goal().failing();
              Turns.Taken taken =
                  FixWave.turn(session, agent, new Prompts(session).next(), failing);
              Optional<Standing> broke =
                  new Attempts(session, agents).once(taken.pass(), taken.turn());
              return new StepRun.Done<>(
                  taken.pass(), broke.isPresent() ? broke.get() : afterwards());
            });
    // What is proven waits for a person, whatever it has cost.
    if (session.goal().status() == GoalStatus.NOT_READY) {
      steps.requireBudget(Step.EXECUTE);
    }
    return pass;
  }

  private Standing afterwards() throws InterruptedException {
    if (session.goal().gated() && session.stopped() == null) {
      VerifyStep step = new VerifyStep(session);
      step.keep(step.inPlace(Verification.Purpose.CANDIDATE));
    }
    return session.assessNow().standing(session.goal());
  }

  private OmkException noAgent() {
    Standing missing = agents.missing();
    return new OmkException(ErrorCode.BLOCKED_ON_EXTERNAL, missing.reason(), missing.nextStep());
  }
}
