package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Some of the gates that are defined. */
final class GateSelection {
  private GateSelection() {}

  /** Those with these names, without needs that are not among them; all when there is no name. */
  static List<GateSpec> of(List<GateSpec> gates, Set<String> names) {
    return names.isEmpty()
        ? gates
        : gates.stream()
            .filter(gate -> names.contains(gate.name()))
            .map(gate -> withoutOtherNeeds(gate, names))
            .toList();
  }

  private static GateSpec withoutOtherNeeds(GateSpec gate, Set<String> names) {
    return names.containsAll(gate.needs())
        ? gate
        : gate.needing(gate.needs().stream().filter(names::contains).toList());
  }

  /**
   * Makes sure that every name means something.
   *
   * @throws OmkException {@code INVALID_VALUE} if one does not
   */
  static void require(List<GateSpec> gates, Set<String> only) {
    List<String> names = gates.stream().map(GateSpec::name).toList();
    Set<String> unknown = new TreeSet<>(only);
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--gate: there is no gate '" + unknown.iterator().next() + "'",
          "the gates that are defined: " + String.join(", ", names));
    }
  }
}
