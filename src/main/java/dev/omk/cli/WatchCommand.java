package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.GoalScenes;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.store.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal watch}: reads the journal and nothing else, and writes nothing. */
final class WatchCommand implements Command {
  private static final long LOOK_MILLIS = 250;
  private static final long LONGEST_MILLIS = 2_000;

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.value(
            "--speed",
            "N",
            "play it from its beginning, so many times faster, at most 1000; a wait is at most 2"
                + " seconds (from now on, as it happens)"));
    Flags.help(
        spec, "goal watch [GOAL_ID] [flags]", "omk goal watch latest", "omk goal watch --speed 20");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Optional<BigDecimal> speed = call.values().factor("--speed");
    GoalId id = call.goal();
    if (call.reader().legacy(id).isPresent()) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          "goal '" + id + "' was recorded by omk 0.5.0 and does not run any more",
          "see what happened: omk goal replay " + id);
    }
    GoalLedger ledger = GoalLedger.open(call.workspace(), id);
    ledger.requireVerified();
    CountDownLatch stop = new CountDownLatch(1);
    Interrupts.install().onRequest(stop::countDown);
    try (Showing showing = Showing.of(call)) {
      if (speed.isPresent()) {
        play(ledger, speed.get().doubleValue(), showing, stop);
      } else {
        follow(call.reader(), id, ledger, showing, stop);
      }
    }
    return answer(call, id);
  }

  private static void play(GoalLedger ledger, double speed, Showing showing, CountDownLatch stop)
      throws InterruptedException {
    List<GoalScenes.Scene> scenes = new ArrayList<>();
    GoalScenes.each(ledger, scenes::add);
    Instant before = ledger.goal().createdAt();
    for (GoalScenes.Scene scene : scenes) {
      Instant at = scene.event().ts();
      long gap = (long) (Duration.between(before, at).toMillis() / speed);
      if (stop.await(Math.clamp(gap, 0, LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        return;
      }
      showing.scene(scene.goal(), List.of(scene.event()), at);
      before = at;
    }
  }

  // As long as a controller is at work: a goal whose controller died says that it runs for ever.
  private static void follow(
      GoalReader reader, GoalId id, GoalLedger ledger, Showing showing, CountDownLatch stop)
      throws InterruptedException {
    List<Event> news = new ArrayList<>();
    ledger.listen(news::add);
    showing.now(ledger.goal(), List.of());
    boolean atWork = reader.atWork(id);
    while (atWork && !stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      atWork = reader.atWork(id);
      Goal goal = ledger.refresh();
      showing.now(goal, List.copyOf(news));
      news.clear();
    }
  }

  private static Answer answer(Call call, GoalId id) throws InterruptedException {
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.goal(id);
    GoalView view =
        GoalView.of(
            reader.shown(id, read),
            reader.stale(read),
            call.workspace().directory(id),
            read.recovery());
    return call.answer(ExitCode.OK, view, GoalText.watched(view));
  }
}
