package dev.omk.control.session;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Spent;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The frame of every step: begin, count the time, end with one true status, whatever happens. */
public final class StepRun {
  private final GoalSession session;

  /** Takes the steps of a session. */
  public StepRun(GoalSession session) {
    this.session = session;
  }

  /** The work of a step. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it and says what came of it and where the goal stands then. */
    Done<T> run() throws InterruptedException;
  }

  /** What came of a step. */
  public record Done<T>(T value, Standing standing) {}

  /** A goal that goes on in a moment: the loop takes its next step. */
  public static final Standing GOES_ON = new Standing(GoalStatus.RUNNING, "the loop goes on", "");

  /**
   * Takes a step.
   *
   * @throws OmkException if the status forbids it, the budget is used up, or it cannot be done
   */
  public <T> T take(Step step, Work<T> work) throws InterruptedException {
    requireBudget(step);
    session.record(new Fact.StepBegan(step));
    if (step != Step.ACCEPT) {
      session.startClock();
    }
    Instant started = session.world().now();
    try {
      Done<T> done = work.run();
      end(step, started, done.standing());
      return done.value();
    } catch (OmkException e) {
      if (e.code() != ErrorCode.DAMAGED_STATE) {
        end(step, started, new Standing(GoalStatus.FAILED_INFRA, e.line(), e.nextStep()));
      }
      throw e;
    } finally {
      session.pauseClock();
    }
  }

  /**
   * Refuses what the goal's status forbids, before anything else is looked at that the step needs.
   *
   * @throws OmkException as {@link #take} would
   */
  public void requireAllowed(Step step) {
    if (GoalMachine.decide(session.goal(), new Fact.StepBegan(step))
        instanceof Fact.Refused refused) {
      throw refused.exception();
    }
  }

  private void end(Step step, Instant started, Standing standing) {
    Duration elapsed = Duration.between(started, session.world().now());
    GoalSession.Stop stop = session.stopped();
    if (stop == GoalSession.Stop.SIGNAL) {
      session.record(new Fact.PauseAsked("interrupted"));
    }
    session.record(new Fact.StepEnded(step, elapsed, stop == null ? standing : interrupted()));
    if (stop == null && standing.status() == GoalStatus.RUNNING) {
      stop = session.stopOutOfTime();
    }
    if (stop == GoalSession.Stop.BUDGET) {
      session.record(new Fact.BudgetReached(Budget.TIME));
    }
  }

  private Standing interrupted() {
    return new Standing(
        GoalStatus.NOT_READY,
        "the step was cut off",
        "go on with: " + NextCommand.goOn(session.goal().id()));
  }

  /**
   * Ends the goal here when a limit that the step would spend is used up, and says whether it did.
   * Only agents cost tokens and money, so what they did last is still verified; and a person who
   * accepts may take the time.
   */
  public boolean requireBudget(Step step) {
    String exhausted = exhausted(step);
    boolean open =
        switch (session.goal().status()) {
          case RUNNING, READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
              session.goal().blocker() == null;
          case NEEDS_MORE_BUDGET, PAUSED, CANCELLED -> false;
        };
    if (exhausted == null || !open) {
      return false;
    }
    session.record(new Fact.BudgetReached(exhausted));
    session.stopForBudget();
    return true;
  }

  private @Nullable String exhausted(Step step) {
    Budget budget = session.goal().budget();
    Spent spent = session.goal().spent();
    return switch (step) {
      case PLAN, ACCEPT -> null;
      case VERIFY, REVIEW, DELIVER -> budget.outOfTime(spent) ? Budget.TIME : null;
      case EXECUTE -> budget.exhaustedBy(spent);
    };
  }
}
