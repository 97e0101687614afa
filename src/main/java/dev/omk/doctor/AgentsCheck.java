package dev.omk.doctor;

import dev.omk.agent.AgentCatalog;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.Preset;
import dev.omk.agent.Presets;
import dev.omk.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every agent that is configured or known, each as a check of its own. */
final class AgentsCheck {
  private final Config config;
  private final Surroundings surroundings;
  private final SearchPath path;
  private final Probe probe;

  AgentsCheck(Config config, Surroundings surroundings, SearchPath path, Probe probe) {
    this.config = config;
    this.surroundings = surroundings;
    this.path = path;
    this.probe = probe;
  }

  /** The checks: the agents that were chosen first, then the others that are configured. */
  List<Check> checks() {
    AgentCatalog catalog = new AgentCatalog(config);
    Set<String> names = new LinkedHashSet<>(config.agent());
    names.addAll(config.reviewer());
    names.addAll(catalog.configured());
    Presets.all().stream().map(Preset::name).forEach(names::add);
    List<Check> checks = new ArrayList<>();
    checks.add(this::choice);
    for (String name : names) {
      if (!name.equals(AgentSpec.Fixer.NAME)) {
        checks.add(new AgentCheck(name, role(name), catalog, surroundings, path, probe));
      }
    }
    return checks;
  }

  private AgentCheck.Role role(String name) {
    if (config.agent().stream().findFirst().filter(name::equals).isPresent()) {
      return AgentCheck.Role.CHOSEN;
    }
    boolean configured =
        config.agent().contains(name)
            || config.reviewer().contains(name)
            || config.agents().containsKey(name);
    return configured ? AgentCheck.Role.CONFIGURED : AgentCheck.Role.KNOWN;
  }

  /** Which agent {@code run} takes when nobody names one. */
  private List<Diagnosis> choice() {
    Health health =
        config.agent().isEmpty()
            ? none()
            : new Health.Ok("run uses " + String.join(", then ", config.agent()));
    return List.of(Diagnosis.of("agent", health));
  }

  private Health none() {
    List<String> there =
        Presets.all().stream()
            .filter(preset -> path.findTrusted(preset.program()).isPresent())
            .map(Preset::name)
            .toList();
    if (there.isEmpty()) {
      return new Health.Absent(
          "none is configured and none is on the PATH; run has only the fixers of gates",
          "install one, or name a command at the top of .omk/config.toml: agent = \"mine\" and, in a"
              + " line of its own, agents.mine.command = [\"./fix.sh\"]");
    }
    return new Health.Warning(
        "none is configured; found " + String.join(", ", there),
        "write agent = \""
            + there.getFirst()
            + "\" into .omk/config.toml, or name it: omk goal run \"...\" --agent "
            + there.getFirst());
  }
}
