package dev.omk.config;

import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a configuration as TOML in one fixed order. */
final class ConfigText {
  private final StringBuilder out = new StringBuilder();

  private ConfigText() {}

  static String of(Config config) {
    ConfigText text = new ConfigText();
    text.texts("agent", config.agent());
    text.texts("reviewer", config.reviewer());
    text.run(config.run());
    text.rest(config);
    config.agents().forEach(text::agent);
    return text.out.toString();
  }

  private void run(RunDefaults run) {
    header("run");
    value("until_ready", run.untilReady());
    value("budget_time", run.budgetTime());
    value("budget_tokens", run.budgetTokens());
    value("budget_usd", run.budgetUsd());
    value("max_agents", run.maxAgents());
    value("policy", run.policy());
    value("merge_policy", run.mergePolicy());
    value("slice_execution", run.sliceExecution());
    value("enforce_protection", run.enforceProtection());
    value("no_llm_planner", run.noLlmPlanner());
    value("planner_token_budget", run.plannerTokenBudget());
    value("accept", run.accept());
    value("max_iterations", run.maxIterations());
    value("jobs", run.jobs());
    value("retries", run.retries());
    value("retry_wait", run.retryWait());
    value("planner", run.planner());
  }

  private void rest(Config config) {
    header("scope");
    texts("protected", config.scope().protectedPaths());
    texts("tests", config.scope().tests());
    header("verify");
    value("clean", config.verify().clean());
    texts("link", config.verify().link());
    header("sandbox");
    value("agents", config.sandbox().agents());
    value("gates", config.sandbox().gates());
    Boolean network = config.sandbox().network();
    value("network", network == null ? null : network ? "on" : "off");
    texts("writable", config.sandbox().writable());
    header("delivery");
    value("status", config.delivery().status());
    value("checks_wait", config.delivery().checksWait());
    value("checks_poll", config.delivery().checksPoll());
    header("notify");
    texts("command", config.notification().command());
    review(config.review());
  }

  private void review(ReviewSettings review) {
    if (review.equals(ReviewSettings.none())) {
      return; // So that goals of before there was one keep their digest.
    }
    header("review");
    texts("ignore", review.ignore());
    header("review.rules");
    review.rules().forEach((rule, word) -> line(InlineToml.quoted(rule), InlineToml.quoted(word)));
    header("review.paths");
    review.paths().forEach((rule, globs) -> line(InlineToml.quoted(rule), InlineToml.array(globs)));
  }

  private void agent(String name, AgentSettings agent) {
    header("agents." + InlineToml.quoted(name));
    value("command", agent.command());
    value("protocol", agent.protocol());
    value("timeout", agent.timeout());
    value("idle_timeout", agent.idleTimeout());
    value("pass_env", agent.passEnv());
    value("mode", agent.mode());
    List<String> mcp = agent.mcp();
    if (mcp != null) {
      line("mcp", "[" + String.join(", ", mcp) + "]");
    }
    value("auth", agent.auth());
    TokenPrices cost = agent.cost();
    if (cost != null) {
      line(
          "cost",
          "{ input = " + decimal(cost.input()) + ", output = " + decimal(cost.output()) + " }");
    }
    header("agents." + InlineToml.quoted(name) + ".env");
    for (Map.Entry<String, String> entry : agent.env().entrySet()) {
      line(InlineToml.quoted(entry.getKey()), InlineToml.quoted(entry.getValue()));
    }
  }

  private void header(String name) {
    out.append('[').append(name).append("]\n");
  }

  private void line(String key, String value) {
    out.append(key).append(" = ").append(value).append('\n');
  }

  private void texts(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      line(key, InlineToml.array(texts));
    }
  }

  private void value(String key, @Nullable List<String> texts) {
    if (texts != null) {
      line(key, InlineToml.array(texts));
    }
  }

  private void value(String key, @Nullable String text) {
    if (text != null) {
      line(key, InlineToml.quoted(text));
    }
  }

  private void value(String key, @Nullable Duration duration) {
    if (duration != null) {
      line(key, InlineToml.quoted(Durations.format(duration)));
    }
  }

  private void value(String key, @Nullable Enum<?> name) {
    if (name != null) {
      line(key, InlineToml.quoted(name.name().toLowerCase(Locale.ROOT)));
    }
  }

  private void value(String key, @Nullable Boolean flag) {
    if (flag != null) {
      line(key, flag.toString());
    }
  }

  private void value(String key, @Nullable Number number) {
    if (number != null) {
      line(key, number instanceof BigDecimal money ? decimal(money) : number.toString());
    }
  }

  // What no whole number of TOML can hold is written with a point.
  private static String decimal(BigDecimal number) {
    boolean huge = number.scale() <= 0 && number.toBigInteger().bitLength() > 63;
    return number.toPlainString() + (huge ? ".0" : "");
  }
}
