package dev.omk.control.workspace;

import dev.omk.delivery.Past;
import dev.omk.document.EventCodec;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Review;
import dev.omk.json.MalformedJsonException;
import dev.omk.review.Finding;
import dev.omk.store.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a pull request tells of a goal's way: what was red before, and how each finding ended. */
public final class PastOfAGoal {
  private PastOfAGoal() {}

  /** What the journal of a goal knows. */
  public static Past of(GoalLedger ledger) {
    Goal goal = ledger.goal();
    List<String> red = new ArrayList<>();
    if (goal.baseline() != null) {
      goal.baseline().red().forEach(gate -> red.add(line(gate)));
    }
    return new Past(red, findings(ledger));
  }

  private static String line(GateResult gate) {
    boolean hidden = gate.commandLine().equals(GateSpec.HIDDEN);
    String reason = hidden ? "" : gate.outcome().reason();
    return "gate "
        + gate.gate()
        + " "
        + gate.outcome().status()
        + " on the base"
        + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private static List<String> findings(GoalLedger ledger) {
    Goal goal = ledger.goal();
    Map<String, Finding> ever = new LinkedHashMap<>();
    ledger.eachEvent(
        event -> found(event).forEach(finding -> ever.putIfAbsent(key(finding), finding)));
    Set<String> left =
        goal.review() == null
            ? Set.of()
            : goal.review().findings().stream().map(PastOfAGoal::key).collect(Collectors.toSet());
    return ever.entrySet().stream()
        .map(entry -> line(entry.getValue(), left.contains(entry.getKey())))
        .toList();
  }

  private static List<Finding> found(Event event) {
    return review(event).map(Review::findings).orElse(List.of());
  }

  /** The review that an event tells of, if it does. */
  public static Optional<Review> review(Event event) {
    if (!event.kind().equals("review_finished")) {
      return Optional.empty();
    }
    try {
      return new EventCodec().event(event.kind(), event.payload())
              instanceof GoalEvent.Reviewed reviewed
          ? Optional.of(reviewed.review())
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty(); // The ledger read it before, and would have said so.
    }
  }

  // Without the line: what is above it may have moved it.
  /** What is the same of two findings that are one. */
  public static String key(Finding finding) {
    return finding.rule() + "\0" + finding.path() + "\0" + finding.message();
  }

  private static String line(Finding finding, boolean left) {
    String place = finding.path() + (finding.line() > 0 ? ":" + finding.line() : "");
    return (left ? finding.severity().name().toLowerCase(Locale.ROOT) : "mended")
        + ": "
        + place
        + " "
        + finding.message();
  }
}
