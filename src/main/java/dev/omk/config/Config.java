package dev.omk.config;

import dev.omk.digest.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user configured. Nothing is filled in: a value that no file names is absent, and who
 * uses it knows the default.
 *
 * @param agent names of the default agent and of those to fall back on; empty when none is named
 * @param reviewer names of reviewing agents; empty when none is named
 * @param agents settings of agents by name
 * @param run defaults for flags of {@code run}
 * @param scope additions to what is protected and to what counts as a test
 * @param verify how the last verification is done
 * @param sandbox what runs in a sandbox
 * @param delivery what is told to the forge
 * @param notification what is told at the end
 * @param review what the review wall says, and where
 */
public record Config(
    List<String> agent,
    List<String> reviewer,
    SortedMap<String, AgentSettings> agents,
    RunDefaults run,
    ScopeSettings scope,
    VerifySettings verify,
    SandboxSettings sandbox,
    DeliverySettings delivery,
    NotifySettings notification,
    ReviewSettings review) {

  public Config {
    agent = List.copyOf(agent);
    reviewer = List.copyOf(reviewer);
    agents = Collections.unmodifiableSortedMap(new TreeMap<>(agents));
  }

  /** Nothing configured. */
  public static Config empty() {
    return new Config(
        List.of(),
        List.of(),
        new TreeMap<>(),
        RunDefaults.none(),
        ScopeSettings.none(),
        VerifySettings.none(),
        SandboxSettings.none(),
        DeliverySettings.none(),
        NotifySettings.none(),
        ReviewSettings.none());
  }

  /**
   * This one laid over another: a value here wins, one that is absent shows what lies beneath.
   * Agents are merged key by key; what is protected, linked or writable adds up.
   */
  public Config over(Config lower) {
    return new Config(
        Layers.firstFilled(agent, lower.agent),
        Layers.firstFilled(reviewer, lower.reviewer),
        mergedAgents(lower),
        run.over(lower.run),
        scope.over(lower.scope),
        verify.over(lower.verify),
        sandbox.over(lower.sandbox),
        delivery.over(lower.delivery),
        notification.over(lower.notification),
        review.over(lower.review));
  }

  private SortedMap<String, AgentSettings> mergedAgents(Config lower) {
    SortedMap<String, AgentSettings> merged = new TreeMap<>(lower.agents);
    for (Map.Entry<String, AgentSettings> entry : agents.entrySet()) {
      merged.merge(entry.getKey(), entry.getValue(), (below, above) -> above.over(below));
    }
    return merged;
  }

  /**
   * All of it as TOML in a fixed order, which {@link ConfigFile#parse} reads back to an equal
   * value: what a goal keeps when it pins its configuration.
   */
  public String canonical() {
    return ConfigText.of(this);
  }

  /** Lower-case hex SHA-256 of {@link #canonical}. */
  public String digest() {
    return Sha256.hexOf(canonical());
  }
}
