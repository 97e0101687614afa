package dev.omk.control.session;

import dev.omk.config.NotifySettings;
import dev.omk.control.project.PinnedConfig;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.WorkToken;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.Ending;
import dev.omk.process.Stdin;
import dev.omk.proof.Assessment;
import dev.omk.secret.Redactor;
import dev.omk.text.Harmless;
import dev.omk.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the program of {@code [notify]} where a goal stands whenever it has come to a stop: the
 * outcome on its standard input, a few variables, a few seconds. What comes of it is an event and
 * changes nothing of the goal.
 */
public final class Notifying {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OUTPUT = 4096;
  private static final int SHOWN = 200;
  private static final String EFFECT = "notify ";
  private static final Set<String> STANDS =
      Set.of("goal_status_changed", "goal_paused", "goal_cancelled", "goal_planned");

  /** What a program needs to be found and to reach the person's desktop. */
  private static final List<String> VARIABLES =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "TMPDIR",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XDG_RUNTIME_DIR",
          "DBUS_SESSION_BUS_ADDRESS");

  private final Workspace workspace;
  private final GoalLedger ledger;

  /** Tells of one goal. */
  public Notifying(Workspace workspace, GoalLedger ledger) {
    this.workspace = workspace;
    this.ledger = ledger;
  }

  /**
   * Tells of what happened after an event; nothing if the goal runs, or was told of already.
   * Whatever fails here does not concern the goal.
   *
   * @param since the number of that event
   */
  public void after(long since, Assessment assessment) {
    Goal goal = ledger.goal();
    if (goal.status() == GoalStatus.RUNNING || onlyPlanned(goal)) {
      return;
    }
    try {
      NotifySettings settings = PinnedConfig.of(ledger).notification();
      // The journal is read again only for a program that there is.
      long stop = settings.command().isEmpty() ? 0 : lastStop(since);
      if (stop > 0) {
        String text =
            workspace.announcement().of(new Outcome(goal, assessment, ledger.directory()));
        ledger.record(settled(stop, run(settings.command(), text)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OmkException e) {
      // A goal whose journal cannot be written says so at the next command.
      workspace.world().trace().note(Trace.Topic.PROGRESS, e::line);
    }
  }

  // It did not come to a stop: it has not begun.
  private static boolean onlyPlanned(Goal goal) {
    return goal.status() == GoalStatus.NOT_READY && goal.baseline() == null;
  }

  // The number of the last event that made the goal stand somewhere; 0 if it was told of.
  private long lastStop(long since) {
    long[] stop = {0};
    ledger.eachEvent(
        event -> {
          if (event.payload().path("effect").asText().startsWith(EFFECT)) {
            stop[0] = 0;
          } else if (event.seq() > since && STANDS.contains(event.kind())) {
            stop[0] = event.seq();
          }
        });
    return stop[0];
  }

  private Fact settled(long stop, Told told) {
    return new Fact.EffectSettled(EFFECT + stop, told.done(), told.words());
  }

  /** What came of it. */
  private record Told(boolean done, String words) {}

  private Told run(List<String> argv, String text) throws InterruptedException {
    CallerEnvironment caller = workspace.world().environment();
    Map<String, String> variables = new HashMap<>();
    for (String name : VARIABLES) {
      caller.get(name).ifPresent(value -> variables.put(name, value));
    }
    variables.put("OMK_GOAL_ID", ledger.id().value());
    Command command =
        new Command(
            argv,
            workspace.root(),
            variables,
            TIMEOUT,
            Duration.ZERO,
            new Stdin.Text(text + "\n"),
            WorkToken.of(ledger.id()) + "notify");
    StringBuilder output = new StringBuilder();
    Ended ended =
        workspace
            .world()
            .runner()
            .run(
                command,
                (stream, buffer, offset, length) -> {
                  int room = Math.min(length, OUTPUT - output.length());
                  output.append(
                      new String(buffer, offset, Math.max(room, 0), StandardCharsets.UTF_8));
                },
                new Cancellation());
    String said = Redactor.ofCredentials(caller.variables()).redact(output + "");
    String shown = said.isBlank() ? "" : ": " + said;
    return new Told(
        ended.ending() instanceof Ending.Exited(int code) && code == 0,
        Harmless.line(words(ended.ending()) + shown, SHOWN));
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case Ending.Exited exited -> "exit code " + exited.code();
      case Ending.TimedOut timedOut -> "ended after " + timedOut.after().toSeconds() + " s";
      case Ending.Idle idle -> "ended after silence";
      case Ending.Cancelled cancelled -> "cancelled";
      case Ending.NotStarted notStarted -> notStarted.reason();
    };
  }
}
