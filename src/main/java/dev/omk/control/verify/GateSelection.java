package dev.omk.control.verify;

import dev.omk.control.project.Project;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Some of the gates that are defined. */
public final class GateSelection {
  private GateSelection() {}

  /**
   * Those with these names, without needs that are not among them; all when there is no name.
   *
   * @throws OmkException {@code INVALID_VALUE} if a name means nothing
   */
  public static List<GateSpec> of(List<GateSpec> gates, Set<String> names) {
    require(gates, names);
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

  /** What a run of these alone does not say, for a journal; nothing when there is no name. */
  static List<String> left(List<GateSpec> gates, Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    String which =
        names.size() == gates.size()
            ? "gates asked for by name"
            : "%d of %s".formatted(names.size(), Count.of(gates.size(), "gate"));
    return List.of(which + ", so no full verification");
  }

  /** What a person should know of a run of these alone; nothing when there is no name. */
  public static List<String> notes(List<GateSpec> gates, Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    left(gates, names).forEach(note -> notes.add(note + ": leave out --gate for one"));
    for (GateSpec gate : gates) {
      List<String> left = gate.needs().stream().filter(need -> !names.contains(need)).toList();
      if (names.contains(gate.name()) && !left.isEmpty()) {
        notes.add(
            gate.name()
                + " was run without what it needs: add --gate "
                + left.stream().map(GateSelection::word).collect(Collectors.joining(" --gate ")));
      }
    }
    return notes;
  }

  private static String word(String name) {
    return name.contains(" ") ? "'" + name + "'" : name;
  }

  /**
   * Makes sure that every name means something.
   *
   * @throws OmkException {@code INVALID_VALUE} if one does not
   */
  public static void require(List<GateSpec> gates, Set<String> only) {
    List<String> names = gates.stream().map(GateSpec::name).toList();
    Set<String> unknown = new TreeSet<>(only);
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--gate: there "
              + (unknown.size() == 1 ? "is no gate '" : "are no gates '")
              + String.join("', '", unknown)
              + "'",
          names.isEmpty()
              ? "write " + Project.GATES_FILE + ": omk goal init"
              : "the gates that are defined: " + String.join(", ", names));
    }
  }
}
