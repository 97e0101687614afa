package dev.omk.cli;

import dev.omk.config.Config;
import dev.omk.control.plan.PlanOptions;
import dev.omk.plan.GoalKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code run} and {@code plan} may be told about how a goal is planned. */
final class PlanFlags {
  private final Optional<GoalKind> kind;
  private final Optional<BigDecimal> speedup;
  private final Optional<Long> tokens;
  private final boolean noAgent;

  /** Reads every value; what is wrong is told by {@link Values#check}. */
  PlanFlags(Call call) {
    this(call, true);
  }

  /**
   * @param made whether a goal is to be made, so that its speed can be asked for
   */
  PlanFlags(Call call, boolean made) {
    Values values = call.values();
    kind = kind(values);
    speedup = made ? values.ratio("--min-speedup") : Optional.empty();
    tokens = values.count("--planner-token-budget");
    noAgent = values.given("--no-llm-planner");
  }

  static void declare(CommandSpec spec) {
    declareKind(spec, "by the goal's words");
    spec.addOption(
        Flags.value(
            "--min-speedup",
            "X",
            "how many times as fast the [benchmark] has to be, such as 1.2 (that of gates.toml)"));
    spec.addOption(Flags.flag("--no-llm-planner", "plan without asking an agent"));
    spec.addOption(
        Flags.value("--planner-token-budget", "N", "tokens for the planning agent (8000)"));
  }

  /**
   * Declares the kind of a goal.
   *
   * @param otherwise what it is when nobody says
   */
  static void declareKind(CommandSpec spec, String otherwise) {
    spec.addOption(
        Flags.choice(
            "--kind",
            "KIND",
            "which kind of goal it is: " + String.join(", ", kinds()) + " (" + otherwise + ")",
            kinds()));
  }

  /** The kind that is asked for. */
  static Optional<GoalKind> kind(Values values) {
    return values.choice("--kind", kinds()).flatMap(GoalKind::of);
  }

  private static String[] kinds() {
    return Arrays.stream(GoalKind.values()).map(GoalKind::json).toArray(String[]::new);
  }

  /** The options, the configuration under the flags. */
  PlanOptions options(Config config) {
    return options(config, null);
  }

  /** The same with what a person makes of the plan before it is pinned. */
  PlanOptions options(Config config, @Nullable UnaryOperator<String> edit) {
    boolean configured = Boolean.TRUE.equals(config.run().noLlmPlanner());
    Long budget = config.run().plannerTokenBudget();
    return new PlanOptions(
        kind.orElse(null),
        speedup.orElse(null),
        !noAgent && !configured,
        tokens.orElse(budget == null ? PlanOptions.PLANNER_TOKENS : budget),
        edit);
  }
}
