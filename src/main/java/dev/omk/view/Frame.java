package dev.omk.view;

import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Spent;
import dev.omk.goal.Step;
import dev.omk.proof.Assessment;
import dev.omk.proof.Awaited;
import dev.omk.proof.Claim;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.text.Headline;
import dev.omk.time.Durations;
import dev.omk.view.Row.Look;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a picture. */
public final class Frame {
  private static final int FEWEST_LINES = 3;
  private static final int BAR = 10;
  private static final int LABEL = 8;
  private static final int TIME = 9;

  private final Picture picture;
  private final int width;
  private final boolean colours;
  private final UnaryOperator<String> typed;
  private final List<String> lines = new ArrayList<>();

  private Frame(Picture picture, int width, boolean colours, UnaryOperator<String> typed) {
    this.picture = picture;
    this.typed = typed;
    this.width = Math.max(8, width - 1);
    this.colours = colours;
  }

  /**
   * Draws.
   *
   * @param width columns of the terminal; every line is narrower
   * @param height lines of the terminal; there are fewer
   * @param colours whether to use any
   * @param typed a next step as it is typed here, with what says where the goals are
   */
  public static List<String> of(
      Picture picture, int width, int height, boolean colours, UnaryOperator<String> typed) {
    Frame frame = new Frame(picture, width, colours, typed);
    int most = Math.max(FEWEST_LINES, height - 2);
    picture.goal().ifPresent(frame::head);
    int below = picture.goal().isPresent() ? 4 : 0;
    frame.running(Math.max(1, most - frame.lines.size() - below));
    picture.goal().ifPresent(frame::rest);
    return List.copyOf(frame.lines.subList(0, Math.min(most, frame.lines.size())));
  }

  private Row row() {
    return new Row(width, colours);
  }

  private Row labelled(String label) {
    return row().add(Look.FAINT, " " + label + " ".repeat(LABEL - label.length()));
  }

  private void head(Goal goal) {
    String status = goal.status().json().replace('_', ' ');
    lines.add(
        row()
            .keeping(status.length() + 4, Look.BOLD, " " + Headline.of(goal.text()))
            .right(look(goal.status()), "● " + status)
            .toString());
    String passes = passes(goal);
    String doing = picture.doing().isEmpty() ? words(goal) : picture.doing();
    lines.add(
        labelled("doing")
            .keeping(passes.length() + 2, Look.PLAIN, doing)
            .right(Look.FAINT, passes)
            .toString());
  }

  private static String passes(Goal goal) {
    int done = goal.passes().size();
    int most = goal.settings().maxIterations();
    return goal.step() == Step.EXECUTE
        ? "pass " + (done + 1) + " of " + most
        : done + " of " + most + " passes";
  }

  private static String words(Goal goal) {
    return goal.status() == GoalStatus.RUNNING
        ? goal.phase().json().replace('_', ' ')
        : goal.reason();
  }

  private static Look look(GoalStatus status) {
    return switch (status) {
      case READY -> Look.GREEN;
      case RUNNING -> Look.CYAN;
      case NOT_READY, FAILED_INFRA, CANCELLED -> Look.RED;
      case BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, NEEDS_MORE_BUDGET, PAUSED -> Look.YELLOW;
    };
  }

  private void running(int most) {
    List<Running> all = picture.running();
    int shown = all.size() <= most ? all.size() : most - 1;
    for (Running one : all.subList(0, shown)) {
      String time = Durations.human(one.elapsed());
      lines.add(
          labelled("runs")
              .keeping(TIME + 6, Look.CYAN, one.kind() + " " + one.name())
              .add("  " + time)
              .add(Look.FAINT, one.said().isEmpty() ? "" : "  " + one.said())
              .toString());
    }
    if (shown < all.size()) {
      lines.add(labelled("runs").add("and " + (all.size() - shown) + " more").toString());
    }
  }

  private void rest(Goal goal) {
    gates(goal);
    picture.claims().ifPresent(claims -> proof(goal, claims));
    budget(goal);
    if (goal.status() != GoalStatus.RUNNING && !goal.nextStep().isEmpty()) {
      lines.add(labelled("next").add(typed.apply(goal.nextStep())).toString());
    }
  }

  private void gates(Goal goal) {
    Row row = labelled("gates");
    new GateRow(goal, picture).into(row);
    lines.add(row.toString());
  }

  // What is missing comes first: a narrow terminal cuts the rest. Nothing stands against what
  // nobody has looked at yet.
  private void proof(Goal goal, Assessment claims) {
    Row row = labelled("proof");
    Map<Boolean, List<Claim>> missing =
        claims.missing().stream()
            .collect(Collectors.partitioningBy(claim -> Awaited.is(goal, claim)));
    group(row, Look.RED, "✗", missing.getOrDefault(false, List.of()));
    group(row, Look.FAINT, "·", missing.getOrDefault(true, List.of()));
    group(row, Look.YELLOW, "~", claims.weak());
    group(
        row,
        Look.GREEN,
        "✓",
        claims.claims().stream().filter(c -> c.strength() == Claim.Strength.STRONG).toList());
    row.add(claims.accepted() ? Look.GREEN : Look.FAINT, claims.accepted() ? "✓ " : "· ");
    lines.add(row.add(claims.accepted() ? "accepted" : "not accepted yet").toString());
  }

  private static void group(Row row, Look look, String mark, List<Claim> claims) {
    if (!claims.isEmpty()) {
      List<String> rules = claims.stream().map(Claim::rule).distinct().toList();
      row.add(look, mark + " ").add(String.join(" ", rules) + "  ");
    }
  }

  private void budget(Goal goal) {
    Budget budget = goal.budget();
    Spent spent = goal.spent();
    Duration time = spent.time().plus(sinceTheStepBegan(goal));
    Row row = labelled("budget");
    Duration most = budget.time();
    row.add("time ").add(bar(most == null ? 0 : part(time, most), most != null));
    row.add(Durations.human(Duration.ofSeconds(time.toSeconds())));
    row.add(Look.FAINT, most == null ? "" : " of " + Durations.human(most));
    tokens(row, budget.tokens(), spent);
    cost(row, budget.usd(), spent);
    lines.add(row.toString());
  }

  // What no agent has told and nobody has limited says nothing.
  private static void tokens(Row row, @Nullable Long limit, Spent spent) {
    if (limit != null || spent.tokens() > 0) {
      row.add("   tokens ")
          .add(bar(limit == null ? 0 : (double) spent.tokens() / limit, limit != null));
      row.add(Count.told(spent.tokens(), spent.unknownRuns()));
      row.add(Look.FAINT, limit == null ? "" : " of " + limit);
    }
  }

  private static void cost(Row row, @Nullable BigDecimal limit, Spent spent) {
    if (limit != null || spent.usd().signum() > 0) {
      row.add("   cost " + Dollars.spent(spent.usd(), spent.unknownRuns()));
      row.add(Look.FAINT, limit == null ? "" : " of " + Dollars.human(limit) + " USD");
    }
  }

  private Duration sinceTheStepBegan(Goal goal) {
    Instant began = goal.stepStartedAt();
    Duration since =
        goal.step() == null || began == null
            ? Duration.ZERO
            : Duration.between(began, picture.now());
    return since.isNegative() ? Duration.ZERO : since;
  }

  private static double part(Duration used, Duration limit) {
    return (double) used.toMillis() / Math.max(1, limit.toMillis());
  }

  private static String bar(double part, boolean limited) {
    int full = (int) Math.round(Math.clamp(part, 0, 1) * BAR);
    return limited ? "█".repeat(full) + "░".repeat(BAR - full) + " " : "";
  }
}
