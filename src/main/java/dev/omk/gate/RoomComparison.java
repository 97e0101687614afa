package dev.omk.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the gates say of one tree in two places: in place, with all that lies beside the subject,
 * and in a clean checkout. Asked of the base, which no agent has touched, so that only the places
 * can make the difference.
 *
 * @param lacking for each gate that has less in the clean checkout, why one must think so
 * @param enough gates that passed in the clean checkout: they have all they need there
 */
public record RoomComparison(Map<String, String> lacking, Set<String> enough) {
  public RoomComparison {
    lacking = new LinkedHashMap<>(lacking);
    enough = Set.copyOf(enough);
  }

  /** Compares the results of the same gates in the two places. */
  public static RoomComparison of(List<GateResult> inPlace, List<GateResult> clean) {
    Map<String, String> lacking = new LinkedHashMap<>();
    Set<String> enough = new TreeSet<>();
    for (GateResult there : clean) {
      if (there.passed()) {
        enough.add(there.gate());
      } else {
        inPlace.stream()
            .filter(result -> result.gate().equals(there.gate()))
            .findFirst()
            .flatMap(here -> less(here, there))
            .ifPresent(why -> lacking.put(there.gate(), why));
      }
    }
    return new RoomComparison(lacking, enough);
  }

  private static Optional<String> less(GateResult here, GateResult there) {
    if (here.passed()) {
      return Optional.of(
          "%s passed on the base in place, and in a clean checkout of it %s"
              .formatted(here.gate(), words(there)));
    }
    TestComparison tests = TestComparison.of(List.of(here), List.of(there));
    int worse = tests.broke().size() + tests.vanished().size() + tests.newlySkipped().size();
    if (worse > 0) {
      return Optional.of(
          "of %s, %d of %d tests of the base do in a clean checkout less than in place"
              .formatted(here.gate(), worse, here.tests().size()));
    }
    return here.outcome().equals(there.outcome())
        ? Optional.empty()
        : Optional.of(
            "%s %s on the base in place, and in a clean checkout of it %s"
                .formatted(here.gate(), words(here), words(there)));
  }

  private static String words(GateResult result) {
    String reason = result.outcome().reason();
    return result.outcome().status() + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
