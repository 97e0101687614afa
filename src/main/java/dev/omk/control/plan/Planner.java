package dev.omk.control.plan;

import dev.omk.agent.AgentCatalog;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.Presets;
import dev.omk.config.AgentSettings;
import dev.omk.config.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which agent is asked for a plan, and why none is. A plain command line is not: it would be
 * surprised. The agent that {@code [run] planner} names is, and so is a preset with a mode in which
 * it only reads, when it is the one that shall do the work.
 *
 * @param agent its name; empty when none is asked
 * @param why none is asked, one line; empty when one is
 */
public record Planner(String agent, String why) {

  /** The one that was asked for, or that the configuration names, or none, and why. */
  public static Planner of(Config config, @Nullable String asked, boolean allowed) {
    if (!allowed) {
      return none("no agent was to be asked (--no-llm-planner)");
    }
    String named = config.run().planner();
    if (named != null) {
      return named.equals(AgentSpec.Fixer.NAME)
          ? none("the fixer cannot plan")
          : new Planner(named, "");
    }
    Optional<String> chosen =
        asked == null ? config.agent().stream().findFirst() : Optional.of(asked);
    if (chosen.isEmpty() || chosen.get().equals(AgentSpec.Fixer.NAME)) {
      return none("no agent that could be asked is chosen");
    }
    return reads(config, chosen.get())
        ? new Planner(chosen.get(), "")
        : none(
            "agent '"
                + chosen.get()
                + "' is a plain command: [run] planner = \""
                + chosen.get()
                + "\" lets it plan");
  }

  /** Nobody is asked. */
  public static Planner none(String why) {
    return new Planner("", why);
  }

  private static boolean reads(Config config, String name) {
    AgentSettings settings = config.agents().getOrDefault(name, AgentSettings.none());
    boolean acp = settings.protocol() == AgentSettings.Protocol.ACP;
    return settings.command() == null
        && Presets.named(name)
            .filter(
                preset ->
                    acp ? !preset.readOnlyMode().isEmpty() : !preset.oneShotReadOnly().isEmpty())
            .isPresent();
  }

  /** Whether an agent is asked at all. */
  public boolean asks() {
    return !agent.isEmpty();
  }

  /** Checks that a planner which is named can be resolved. */
  public void require(Config config) {
    if (asks()) {
      new AgentCatalog(config).resolveReadOnly(agent);
    }
  }
}
