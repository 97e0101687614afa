package dev.omk.cli;

import dev.omk.cli.render.EventLine;
import dev.omk.goal.Goal;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.store.Event;
import dev.omk.view.Picture;
import java.time.Instant;
import java.util.List;

/** How a goal that somebody else works on is shown: live, line by line, as data, or not at all. */
sealed interface Showing extends AutoCloseable {

  /** The goal as it was at a moment, and what had just happened. */
  void scene(Goal goal, List<Event> events, Instant at);

  /** The same at this moment. */
  default void now(Goal goal, List<Event> events) {
    scene(goal, events, Instant.now());
  }

  @Override
  default void close() {}

  /** The way that a call asks for. */
  static Showing of(Call call) {
    return switch (ProgressWay.of(call.globals(), call.environment())) {
      case LIVE ->
          new AsFrames(
              LiveView.on(
                  call.streams(), call.environment(), call.globals().color(), call.hints()));
      case PLAIN -> new AsLines(call.streams());
      case JSON -> new AsData(new ProgressJson(call.streams()));
      case NONE -> new Not();
    };
  }

  /** Frames on a terminal; the last one stays. */
  record AsFrames(LiveView view) implements Showing {
    @Override
    public void scene(Goal goal, List<Event> events, Instant at) {
      view.show(Picture.recorded(goal, Readiness.assess(goal, Live.NOT_LOOKED), at));
    }

    @Override
    public void close() {
      view.leave();
    }
  }

  /** A line an event. */
  record AsLines(Streams streams) implements Showing {
    @Override
    public void scene(Goal goal, List<Event> events, Instant at) {
      for (Event event : events) {
        streams.err(EventLine.of(goal.createdAt(), event));
      }
    }
  }

  /** JSON lines. */
  record AsData(ProgressJson json) implements Showing {
    @Override
    public void scene(Goal goal, List<Event> events, Instant at) {
      json.happened(goal, events);
    }
  }

  /** Nothing but the end. */
  record Not() implements Showing {
    @Override
    public void scene(Goal goal, List<Event> events, Instant at) {}
  }
}
