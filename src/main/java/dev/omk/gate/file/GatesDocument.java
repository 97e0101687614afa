package dev.omk.gate.file;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import java.util.List;

/**
 * All that {@code .omk/gates.toml} says.
 *
 * @param gates in the order of the file
 * @param cleanRoom {@code [verify] clean}: whether the last verification runs in a clean checkout;
 *     without it evidence is weak
 * @param comparisons what is compared with the base beside the gates
 */
public record GatesDocument(List<GateSpec> gates, boolean cleanRoom, Comparisons comparisons) {
  public GatesDocument {
    gates = List.copyOf(gates);
  }
}
