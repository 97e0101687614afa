package dev.omk.cli;

import dev.omk.config.Config;
import dev.omk.config.RunDefaults;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.goal.Budget;
import dev.omk.goal.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code run} may be told about a goal: its flags, and the request they make. */
final class NewGoalFlags {
  private static final Settings DEFAULT = Settings.DEFAULT;

  private final Values values;
  private final String text;
  private final PlanFlags plan;
  private final boolean untilReady;
  private final Optional<Duration> time;
  private final Optional<Long> tokens;
  private final Optional<BigDecimal> usd;
  private final Optional<Integer> maxAgents;
  private final Optional<Integer> maxIterations;
  private final Optional<String> policy;
  private final Optional<String> mergePolicy;
  private final Optional<String> accept;
  private final Optional<String> agent;
  private final List<String> reviewers;
  private final Set<String> allow;

  /** Reads every value; what is wrong is told by {@link Values#check}. */
  NewGoalFlags(Call call) throws InterruptedException {
    values = call.values();
    text = GoalTextSource.read(call);
    plan = new PlanFlags(call);
    untilReady = values.given("--until-ready");
    time = values.duration("--budget-time");
    tokens = values.count("--budget-tokens");
    usd = values.money("--budget-usd");
    maxAgents = values.smallCount("--max-agents");
    maxIterations = values.smallCount("--max-iterations");
    policy = values.choice("--policy", "local", "draft-pr", "auto-pr");
    mergePolicy = values.choice("--merge-policy", "disabled", "manual", "gated");
    accept = values.choice("--accept", "manual", "auto");
    agent = call.agents("--agent");
    reviewers = call.reviewers("--reviewer");
    allow = values.paths("--allow");
  }

  static void declare(CommandSpec spec) {
    GoalTextSource.declare(spec);
    spec.addOption(
        Flags.flag("--until-ready", "work until the goal is proven ready, or say why not"));
    spec.addOption(
        Flags.agent(
            "--agent",
            "which agent does the work (that of config.toml); after a comma those that go on for it"));
    spec.addOption(
        Flags.value(
            "--reviewer",
            Flags.AGENT,
            "which agents review, with commas between them, named like --agent (those of"
                + " config.toml); they can block, and from three on two of three must agree"));
    spec.addOption(
        Flags.choice(
            "--accept",
            "WHO",
            "manual, or auto: accept when no evidence is weak (manual)",
            "manual",
            "auto"));
    spec.addOption(
        Flags.repeated(
            "--allow",
            Flags.PATH,
            "a protected path, or a glob of such, that the agent may change, such as Makefile; may"
                + " be repeated (none)"));
    spec.addOption(Flags.value("--max-iterations", "N", "most turns of the agent (8)"));
    spec.addOption(
        Flags.value(
            "--budget-time", "D", "time in which steps run: 90, 30s, 15m, 8h, 7d (no limit)"));
    spec.addOption(Flags.value("--budget-tokens", "N", "tokens of all agents (no limit)"));
    spec.addOption(Flags.value("--budget-usd", "X", "dollars of all agents (no limit)"));
    spec.addOption(
        Flags.choice(
            "--policy",
            "P",
            "delivery: local, draft-pr or auto-pr (local)",
            "local",
            "draft-pr",
            "auto-pr"));
    spec.addOption(
        Flags.choice(
            "--merge-policy",
            "P",
            "disabled, manual or gated (disabled)",
            "disabled",
            "manual",
            "gated"));
    slices(spec);
    spec.addOption(
        Flags.flag(
            "--enforce-protection", "begin only if the base branch requires checks and reviews"));
    PlanFlags.declare(spec);
  }

  /** How the work is split, and where it is done. */
  static void slices(CommandSpec spec) {
    spec.addOption(
        Flags.flag(
            "--slice-execution",
            "cut the work into slices, each in a git worktree of its own; your checkout changes at"
                + " the end"));
    spec.addOption(Flags.value("--max-agents", "N", "agents at once, with --slice-execution (1)"));
    spec.addOption(
        Flags.flag(
            "--isolate", "work in a git worktree; your checkout changes when it is accepted"));
  }

  /** Whether the base branch has to be protected before anything begins. */
  boolean enforceProtection(Config config) {
    return values.given("--enforce-protection") || or(config.run().enforceProtection(), false);
  }

  boolean untilReady(Config config) {
    return untilReady || or(config.run().untilReady(), false);
  }

  /**
   * The request, the configuration under the flags. What is not there yet is noted among the
   * problems.
   */
  NewGoalRequest request(Config config) {
    RunDefaults run = config.run();
    Settings settings =
        new Settings(
            untilReady(config),
            agent.orElse(null),
            reviewer(config),
            accept.orElse(or(run.accept(), "manual")).equals("auto"),
            maxIterations.orElse(or(run.maxIterations(), DEFAULT.maxIterations())),
            maxAgents.orElse(or(run.maxAgents(), DEFAULT.maxAgents())),
            policy.orElse(or(run.policy(), DEFAULT.deliveryPolicy())),
            mergePolicy.orElse(or(run.mergePolicy(), DEFAULT.mergePolicy())),
            values.given("--slice-execution") || or(run.sliceExecution(), false),
            List.copyOf(allow),
            values.given("--isolate"));
    return new NewGoalRequest(
        text,
        settings,
        new Budget(
            time.orElse(run.budgetTime()),
            tokens.orElse(run.budgetTokens()),
            usd.orElse(run.budgetUsd())),
        plan.options(config));
  }

  private @Nullable String reviewer(Config config) {
    List<String> names = reviewers.isEmpty() ? config.reviewer() : reviewers;
    return names.isEmpty() ? null : String.join(",", names);
  }

  private static <T> T or(@Nullable T configured, T fallback) {
    return configured == null ? fallback : configured;
  }
}
