package dev.omk.goal;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is judged by, fixed when it was created.
 *
 * @param gates the definitions
 * @param gatesDigest their digest
 * @param configDigest digest of the effective configuration
 * @param programs the program of each gate, by the gate's name
 * @param gateFiles paths in the work tree that the gates run
 * @param watched paths that a gate reads or looks for: a change there is in doubt
 * @param compared what is compared with the base beside the gates; null is nothing
 */
public record Pins(
    List<GateSpec> gates,
    String gatesDigest,
    String configDigest,
    Map<String, ProgramPin> programs,
    List<String> gateFiles,
    List<String> watched,
    @Nullable Comparisons compared) {
  /** Nothing is fixed yet. */
  public static final Pins NONE = new Pins(List.of(), "", "", Map.of(), List.of(), List.of(), null);

  public Pins {
    gates = List.copyOf(gates);
    programs = Map.copyOf(programs);
    gateFiles = List.copyOf(gateFiles);
    watched = List.copyOf(watched);
  }

  /** What is compared with the base beside the gates. */
  public Comparisons comparisons() {
    return compared == null ? Comparisons.NONE : compared;
  }

  /** Whether there is a gate that decides; without one nothing can be proven. */
  public boolean gated() {
    return gates.stream().anyMatch(GateSpec::decides);
  }
}
