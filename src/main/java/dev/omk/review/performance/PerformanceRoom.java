package dev.omk.review.performance;

import dev.omk.review.ChangeRule;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewContext.Measured;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import dev.omk.review.Section;
import java.util.List;
import java.util.stream.Stream;

/** The section {@code performance}. */
public final class PerformanceRoom implements Room {
  static final Rule REGRESSED =
      new Rule(
          "performance.regressed",
          Section.PERFORMANCE,
          Severity.WARNING,
          "a benchmark is worse than on the base",
          "Measure where the time goes, or show that the loss is worth it.");
  static final Rule SLOWER =
      new Rule(
          "performance.slower",
          Section.PERFORMANCE,
          Severity.WARNING,
          "a gate that measures takes twice as long as on the base, and a second more",
          "Measure where the time goes, or show that the loss is worth it.");
  static final Rule BENCHMARK_CHANGED =
      new Rule(
          "performance.benchmark-changed",
          Section.PERFORMANCE,
          Severity.WARNING,
          "a benchmark of the base was changed, so its numbers cannot be compared",
          "Leave the benchmark as it was; add a new one beside it.");
  static final Rule BUDGET_CHANGED =
      new Rule(
          "performance.budget-changed",
          Section.PERFORMANCE,
          Severity.WARNING,
          "a budget for time or size was changed",
          "Keep within the budget, or let a person raise it.");

  @Override
  public List<Rule> rules() {
    return List.of(REGRESSED, SLOWER, BENCHMARK_CHANGED, BUDGET_CHANGED);
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(new BenchmarkFiles(input));
  }

  @Override
  public List<ChangeRule> change() {
    return List.of(
        input -> input.context().measured().stream().flatMap(PerformanceRoom::lost).toList());
  }

  private static Stream<Finding> lost(Measured measured) {
    return switch (measured.pace()) {
      case KEPT -> Stream.empty();
      case SLOWER -> Stream.of(at(SLOWER, measured));
      case WORSE -> Stream.of(at(REGRESSED, measured));
    };
  }

  private static Finding at(Rule rule, Measured measured) {
    return rule.at("", 0, measured.name() + ": " + measured.detail());
  }
}
