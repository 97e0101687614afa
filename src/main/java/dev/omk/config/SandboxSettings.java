package dev.omk.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [sandbox]} table.
 *
 * @param agents whether agents run in one; null is {@link Mode#AUTO}
 * @param gates whether gates run in one; null is {@link Mode#AUTO}
 * @param network whether there is a network in it; null is yes
 * @param writable paths that may be written besides the work tree
 */
public record SandboxSettings(
    @Nullable Mode agents, @Nullable Mode gates, @Nullable Boolean network, List<String> writable) {

  /** Whether a sandbox is used. */
  public enum Mode {
    /** Where one is available. */
    AUTO,
    /** Always; an error where none is available. */
    ON,
    /** Never. */
    OFF;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SandboxSettings {
    writable = List.copyOf(writable);
  }

  /** An empty table. */
  public static SandboxSettings none() {
    return new SandboxSettings(null, null, null, List.of());
  }

  /** How agents are confined. */
  public Mode ofAgents() {
    return agents == null ? Mode.AUTO : agents;
  }

  /** How gates are confined. */
  public Mode ofGates() {
    return gates == null ? Mode.AUTO : gates;
  }

  /** Whether there is a network for who is confined. */
  public boolean networked() {
    return network == null || network;
  }

  /** What it says, on one line. */
  public String line() {
    return "agents %s, gates %s, network %s"
        .formatted(ofAgents().word(), ofGates().word(), networked() ? "on" : "off");
  }

  SandboxSettings over(SandboxSettings lower) {
    return new SandboxSettings(
        Layers.first(agents, lower.agents),
        Layers.first(gates, lower.gates),
        Layers.first(network, lower.network),
        Layers.union(lower.writable, writable));
  }
}
