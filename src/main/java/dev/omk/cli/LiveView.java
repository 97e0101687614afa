package dev.omk.cli;

import dev.omk.cli.render.Hints;
import dev.omk.cli.render.Style;
import dev.omk.goal.Goal;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.TerminalSize;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.text.Harmless;
import dev.omk.view.Frame;
import dev.omk.view.Picture;
import dev.omk.view.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A goal at work below everything else on a terminal. Thread-safe. */
final class LiveView {
  private static final int LINE = 200;

  private final Streams streams;
  private final Supplier<TerminalSize> size;
  private final boolean colours;
  private final boolean marks;
  private final Hints hints;
  private final Map<String, Run> running = new LinkedHashMap<>();
  private final Map<String, Boolean> ended = new HashMap<>();
  private Optional<Goal> goal = Optional.empty();
  private String doing = "";
  private boolean closed;

  /** Something that runs. */
  private record Run(String kind, String name, Instant began, String said) {}

  LiveView(
      Streams streams, Supplier<TerminalSize> size, boolean colours, boolean marks, Hints hints) {
    this.streams = streams;
    this.size = size;
    this.colours = colours;
    this.marks = marks;
    this.hints = hints;
  }

  /** On standard error; a signal leaves the terminal as it was. */
  static LiveView on(Streams streams, CallerEnvironment environment, String color, Hints hints) {
    LiveView view =
        new LiveView(
            streams,
            () -> Terminal.size(environment),
            Colours.wanted(color, environment, Streams.errIsTerminal()),
            Marks.shown(environment, Streams.errIsTerminal()),
            hints);
    Interrupts.atTheEnd(view::close);
    return view;
  }

  synchronized void started(String kind, String name) {
    running.put(kind + name, new Run(kind, name, Instant.now(), ""));
    draw();
  }

  synchronized void ended(String kind, String name) {
    running.remove(kind + name);
    draw();
  }

  /** The journal has what gates said when all of them have ended; until then it is kept here. */
  synchronized void gateEnded(String name, boolean passed) {
    ended.put(name, passed);
    ended("gate", name);
  }

  /** The last line of what runs; shown when the lines are drawn again. */
  synchronized void output(String kind, String name, String line) {
    running.computeIfPresent(
        kind + name, (key, run) -> new Run(kind, name, run.began(), Harmless.line(line, LINE)));
  }

  synchronized void doing(String line) {
    doing = Harmless.line(line, LINE);
    draw();
  }

  synchronized void goal(Goal now) {
    goal = Optional.of(now);
    if (running.values().stream().noneMatch(run -> run.kind().equals("gate"))) {
      ended.clear();
    }
    draw();
  }

  /** Shows it as it is now. */
  synchronized void draw() {
    Instant now = Instant.now();
    List<Running> all = new ArrayList<>();
    for (Run run : running.values()) {
      Duration elapsed = Duration.ofSeconds(Duration.between(run.began(), now).toSeconds());
      all.add(new Running(run.kind(), run.name(), elapsed, run.said()));
    }
    show(
        new Picture(
            goal, goal.map(one -> Readiness.assess(one, Live.NOT_LOOKED)), doing, all, ended, now));
  }

  /** Shows any picture. */
  synchronized void show(Picture picture) {
    if (!closed) {
      TerminalSize now = size.get();
      List<String> lines = Frame.of(picture, now.columns(), now.rows(), colours, hints::in);
      streams.live(marks ? lines : lines.stream().map(LiveView::plain).toList(), now.columns());
    }
  }

  private static String plain(String line) {
    return Style.ascii(line)
        .replace('✓', '+')
        .replace('✗', 'x')
        .replace('·', '-')
        .replace('●', '*')
        .replace('█', '#')
        .replace('░', '.')
        .replace("…", "..");
  }

  /** Takes it back: what a command prints says it all. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      streams.live(List.of(), size.get().columns());
    }
  }

  /** Leaves it where it is. */
  synchronized void leave() {
    closed = true;
    streams.leave();
  }
}
