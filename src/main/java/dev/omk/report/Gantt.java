package dev.omk.report;

import dev.omk.agent.AgentEnd;
import dev.omk.gate.GateResult;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Happened;
import dev.omk.goal.Pass;
import dev.omk.goal.Step;
import dev.omk.goal.Verification;
import dev.omk.text.Count;
import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When steps, agents and gates ran: a lane for each, a bar for each run. */
final class Gantt {
  private static final double PLOT = 1000;
  private static final double LEFT = 150;
  private static final double TOP = 30;
  private static final double LANE = 26;
  private static final double THICK = 16;
  private static final double LEAST = 3;
  private static final int MOST_BARS = 1500;
  private static final int MANY_GATES = 20;
  private static final String GATE = "gate ";

  private final List<Bar> bars = new ArrayList<>();

  /** How a bar is drawn. */
  enum Look {
    STEP,
    AGENT,
    OK,
    BAD,
    OTHER
  }

  /** One run. */
  record Bar(String lane, Look look, Instant from, Duration elapsed, String words) {
    Instant to() {
      return from.plus(elapsed);
    }
  }

  Gantt(List<Happened> events) {
    Optional<Happened> begun = Optional.empty();
    for (Happened one : events) {
      GoalEvent event = one.event();
      if (event instanceof GoalEvent.StepStarted) {
        begun = Optional.of(one);
      } else if (event instanceof GoalEvent.StepFinished finished) {
        Instant from = begun.map(Happened::at).orElse(one.at().minus(finished.elapsed()));
        step(finished.step(), from, finished.elapsed());
      } else if (event instanceof GoalEvent.PassFinished pass) {
        pass(pass.pass());
      } else if (event instanceof GoalEvent.Verified verified) {
        verification(verified.verification());
      }
    }
  }

  private void step(Step step, Instant from, Duration elapsed) {
    bars.add(new Bar("steps", Look.STEP, from, elapsed, step.json()));
  }

  private void pass(Pass pass) {
    Look look =
        switch (pass.end()) {
          case AgentEnd.Exited e -> e.code() == 0 ? Look.AGENT : Look.BAD;
          case AgentEnd.Stopped s -> Look.AGENT;
          case AgentEnd.Cancelled c -> Look.OTHER;
          case AgentEnd.Failed f -> Look.BAD;
          case AgentEnd.TimedOut t -> Look.BAD;
          case AgentEnd.Idle i -> Look.BAD;
          case AgentEnd.NotStarted n -> Look.BAD;
        };
    bars.add(
        new Bar(
            "agent " + pass.agent(),
            look,
            pass.startedAt(),
            pass.elapsed(),
            "pass " + pass.number() + ": " + pass.end().summary()));
  }

  private void verification(Verification verification) {
    for (GateResult gate : verification.gates()) {
      Look look =
          gate.passed()
              ? Look.OK
              : gate.outcome().status().equals("skipped") ? Look.OTHER : Look.BAD;
      bars.add(
          new Bar(
              GATE + gate.gate(),
              look,
              gate.startedAt(),
              gate.duration(),
              purpose(verification) + ": " + gate.outcome().status()));
    }
  }

  static String purpose(Verification verification) {
    return verification.purpose().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<Bar> bars() {
    return List.copyOf(bars);
  }

  boolean isEmpty() {
    return bars.isEmpty();
  }

  TimeScale scale() {
    return new TimeScale(
        bars.stream().map(bar -> new TimeScale.Interval(bar.from(), bar.to())).toList(), PLOT);
  }

  /** Draws it. */
  void draw(Html html) {
    TimeScale scale = scale();
    Map<String, String> drawn = drawn();
    List<String> lanes = drawn.values().stream().distinct().toList();
    double height = TOP + lanes.size() * LANE + 8;
    String box = "0 0 " + number(LEFT + PLOT + 20) + " " + number(height);
    html.open(
        "svg",
        "viewBox",
        box,
        "role",
        "img",
        "class",
        "gantt",
        "aria-label",
        "Timeline: "
            + bars.size()
            + " runs in "
            + lanes.size()
            + " lanes; the table below says the same");
    axis(html, scale, height);
    for (int lane = 0; lane < lanes.size(); lane++) {
      double y = TOP + lane * LANE;
      String name = lanes.get(lane);
      html.open("text", "x", "0", "y", number(y + 14), "class", "lane");
      html.text(name.length() > 22 ? name.substring(0, 21) + "…" : name).closeInline("text");
    }
    for (Bar bar : bars.subList(0, Math.min(MOST_BARS, bars.size()))) {
      bar(html, bar, scale, TOP + lanes.indexOf(drawn.get(bar.lane())) * LANE);
    }
    html.close("svg");
  }

  /**
   * In which lane each is drawn: steps first, then agents, then gates, each in the order of their
   * first runs. Of many gates those that always passed share one, which is the last.
   */
  private Map<String, String> drawn() {
    Map<String, String> drawn = new LinkedHashMap<>();
    Stream.of("steps", "agent ", GATE)
        .flatMap(kind -> bars.stream().map(Bar::lane).filter(lane -> lane.startsWith(kind)))
        .forEach(lane -> drawn.put(lane, lane));
    List<String> gates = drawn.keySet().stream().filter(lane -> lane.startsWith(GATE)).toList();
    if (gates.size() > MANY_GATES) {
      Set<String> others =
          bars.stream()
              .filter(bar -> bar.look() != Look.OK)
              .map(Bar::lane)
              .collect(Collectors.toSet());
      List<String> passed = gates.stream().filter(lane -> !others.contains(lane)).toList();
      for (String lane : passed) {
        drawn.remove(lane);
      }
      for (String lane : passed) {
        drawn.put(lane, Count.of(passed.size(), "gate") + " passed");
      }
    }
    return drawn;
  }

  private static void axis(Html html, TimeScale scale, double height) {
    for (TimeScale.Tick tick : scale.ticks()) {
      String x = number(LEFT + tick.x());
      html.open(
              "line",
              "x1",
              x,
              "x2",
              x,
              "y1",
              number(TOP - 6),
              "y2",
              number(height),
              "class",
              "tick")
          .closeInline("line");
      html.open("text", "x", x, "y", "14", "class", "time");
      html.text(Durations.human(tick.since())).closeInline("text");
    }
    for (TimeScale.Tick gap : scale.gaps()) {
      html.open(
              "rect",
              "x",
              number(LEFT + gap.x() - 14),
              "y",
              number(TOP - 6),
              "width",
              "28",
              "height",
              number(height - TOP + 6),
              "class",
              "gap")
          .open("title")
          .text("nothing ran for " + Durations.human(gap.since()))
          .closeInline("title")
          .closeInline("rect");
      html.open("text", "x", number(LEFT + gap.x()), "y", number(height - 2), "class", "time");
      html.text("⋯ " + Durations.human(gap.since())).closeInline("text");
    }
  }

  private static void bar(Html html, Bar bar, TimeScale scale, double y) {
    double from = scale.x(bar.from());
    double wide = Math.max(LEAST, scale.x(bar.to()) - from);
    html.open("g", "class", "bar " + bar.look().name().toLowerCase(Locale.ROOT));
    html.element("title", bar.lane() + ", " + bar.words() + ", " + Durations.human(bar.elapsed()));
    html.open(
            "rect",
            "x",
            number(LEFT + from),
            "y",
            number(y + 2),
            "width",
            number(wide),
            "height",
            number(THICK),
            "rx",
            "3")
        .closeInline("rect");
    String mark =
        switch (bar.look()) {
          case OK -> "✓";
          case BAD -> "✗";
          case STEP -> bar.words();
          case AGENT -> bar.words().substring(0, bar.words().indexOf(':'));
          case OTHER -> "";
        };
    if (wide > 8.0 * mark.length() + 6) {
      html.open("text", "x", number(LEFT + from + 6), "y", number(y + 14))
          .text(mark)
          .closeInline("text");
    }
    html.closeInline("g");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
