package dev.omk.control.turn;

import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.control.session.GoalSession;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.Standing;
import dev.omk.goal.TurnFailure;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns again that failed by what is around the work: a few times, with longer and longer
 * pauses, then with the next agent, and when there is none it says where the goal stands.
 */
public final class Attempts {
  private static final int DEFAULT_RETRIES = 3;
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);
  private static final int LONGER = 4;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final GoalSession session;
  private final Agents agents;
  private final Pause pause;
  private int failed;

  /** Waits before the next turn, or less where the goal is paused or cancelled. */
  interface Pause {
    void of(Duration wait) throws InterruptedException;
  }

  /** Counts from the first turn that fails. */
  public Attempts(GoalSession session, Agents agents) {
    this(session, agents, wait -> await(session, wait));
  }

  Attempts(GoalSession session, Agents agents, Pause pause) {
    this.session = session;
    this.agents = agents;
    this.pause = pause;
  }

  /** What is to be done after a turn. */
  public sealed interface Next {
    /** It is as good as any: verify what it left. */
    record Judge() implements Next {}

    /** It was no turn: take another one. */
    record Again() implements Next {}

    /** Nobody can take another one. */
    record End(Standing standing) implements Next {}
  }

  /** Looks at a turn that was taken; may wait. */
  public Next after(Pass pass, AgentTurn turn) throws InterruptedException {
    Optional<TurnFailures.Failure> failure = failure(pass, turn);
    if (failure.isEmpty()) {
      failed = 0;
      return new Next.Judge();
    }
    failed++;
    Duration wait = failure.get().cause().passes() && failed <= retries() ? longer(failed) : null;
    TurnFailure broke = broke(pass, failure.get(), wait);
    if (wait != null) {
      session
          .progress()
          .said(
              "agent '"
                  + broke.agent()
                  + "' failed: "
                  + broke.reason()
                  + "; trying again in "
                  + Durations.human(wait)
                  + " ("
                  + failed
                  + " of "
                  + retries()
                  + ")");
      pause.of(wait);
      return new Next.Again();
    }
    return replace(broke.reason()) ? new Next.Again() : new Next.End(standing(broke));
  }

  /** Looks at a turn that is taken once, and says where the goal stands if it was none. */
  public Optional<Standing> once(Pass pass, AgentTurn turn) {
    return failure(pass, turn)
        .map(
            failure -> {
              failed++;
              return standing(broke(pass, failure, null));
            });
  }

  private Optional<TurnFailures.Failure> failure(Pass pass, AgentTurn turn) {
    return session.stopped() == null && !pass.agent().equals(AgentSpec.Fixer.NAME)
        ? TurnFailures.of(turn.end(), !pass.changed().isEmpty(), turn.lastWords())
        : Optional.empty();
  }

  private TurnFailure broke(Pass pass, TurnFailures.Failure failure, @Nullable Duration wait) {
    TurnFailure broke =
        new TurnFailure(
            pass.number(), pass.agent(), failure.cause(), failure.reason(), failed, wait);
    session.record(new Fact.TurnBroke(broke));
    return broke;
  }

  /** Lets the next agent go on; false when there is none. */
  public boolean replace(String reason) {
    Goal goal = session.goal();
    Optional<String> from = agents.current(goal);
    Optional<String> to = agents.fallback(goal);
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    session.record(
        new Fact.AgentReplaced(
            new AgentChange(from.get(), to.get(), reason, goal.passes().size())));
    session.progress().said("agent '" + to.get() + "' goes on for '" + from.get() + "': " + reason);
    failed = 0;
    return true;
  }

  private Standing standing(TurnFailure failure) {
    GoalStatus status = failure.cause().status();
    String who = "agent '" + failure.agent() + "' ";
    String goesOn = NextCommand.goOn(session.goal().id());
    return switch (failure.cause()) {
      case MISSING ->
          new Standing(
              status,
              who + "cannot be started: " + failure.reason() + " (omk doctor says more)",
              "when it is there: " + goesOn);
      case CREDENTIALS ->
          new Standing(
              status,
              who + "was refused by its service: " + failure.reason(),
              "log in with the agent's own program or pass its key (pass_env), then: " + goesOn);
      case SERVICE ->
          new Standing(
              status,
              who + "cannot reach its service, " + times() + ": " + failure.reason(),
              "when the service is there again: " + goesOn);
      case CRASH ->
          new Standing(
              status,
              who + "did not get through, " + times() + ": " + failure.reason(),
              "read its transcript (omk goal show "
                  + session.goal().id()
                  + " names it), then: "
                  + goesOn);
    };
  }

  private String times() {
    return failed == 1 ? "once" : failed + " times";
  }

  private int retries() {
    @Nullable Integer configured = session.config().run().retries();
    return configured == null ? DEFAULT_RETRIES : configured;
  }

  private Duration longer(int attempt) {
    @Nullable Duration configured = session.config().run().retryWait();
    Duration wait = configured == null ? DEFAULT_WAIT : configured;
    for (int i = 1; i < attempt && wait.compareTo(LONGEST_WAIT) < 0; i++) {
      wait = wait.multipliedBy(LONGER);
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  // Ends at once when the goal is paused or cancelled.
  private static void await(GoalSession session, Duration wait) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable stop = stopped::countDown;
    session.cancellation().onRequest(stop);
    try {
      if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        session.progress().said("stopped while waiting");
      }
    } finally {
      session.cancellation().remove(stop);
    }
  }
}
