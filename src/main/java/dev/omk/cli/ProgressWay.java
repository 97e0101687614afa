package dev.omk.cli;

import dev.omk.cli.render.Hints;
import dev.omk.process.CallerEnvironment;
import dev.omk.trace.Trace;
import java.util.Optional;

/** How progress is shown: what {@code --progress} says, and without it what fits. */
enum ProgressWay {
  LIVE,
  PLAIN,
  JSON,
  NONE;

  /** The way of a call; {@code --quiet} is none, and the verbose log needs plain lines. */
  static ProgressWay of(Globals globals, CallerEnvironment environment) {
    if (globals.quiet()) {
      return NONE;
    }
    return switch (globals.progress()) {
      case "live" -> LIVE;
      case "plain" -> PLAIN;
      case "json" -> JSON;
      case "none" -> NONE;
      default -> // auto
          !globals.verbose() && Terminal.keepsLines(environment) ? LIVE : PLAIN;
    };
  }

  /** Progress that is shown this way. */
  ClosableProgress open(
      Streams streams, CallerEnvironment environment, Globals globals, Hints hints, Trace trace) {
    boolean quiet = this == NONE;
    return switch (this) {
      case LIVE ->
          new ProgressLines(
              streams,
              quiet,
              globals.verbose(),
              trace,
              Optional.of(LiveView.on(streams, environment, globals.color(), hints)));
      case PLAIN, NONE ->
          new ProgressLines(streams, quiet, globals.verbose(), trace, Optional.empty());
      case JSON -> new ProgressJson(streams);
    };
  }
}
