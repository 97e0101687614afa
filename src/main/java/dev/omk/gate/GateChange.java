package dev.omk.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How a gate differs between two lists of definitions.
 *
 * @param gate its name
 * @param kind what happened to it
 * @param details one line a difference
 */
public record GateChange(String gate, Kind kind, List<String> details) {
  public GateChange {
    details = List.copyOf(details);
  }

  /** What happened to a gate. */
  public enum Kind {
    /** It is only in the later list. */
    ADDED,
    /** It is only in the earlier list. */
    REMOVED,
    /** It is in both and not the same. */
    CHANGED;

    /** The word for documents. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The differences, in the order of the lists; none if both mean the same. */
  public static List<GateChange> between(List<GateSpec> before, List<GateSpec> after) {
    Map<String, GateSpec> old = new LinkedHashMap<>();
    before.forEach(gate -> old.put(gate.name(), gate));
    List<GateChange> changes = new ArrayList<>();
    for (GateSpec gate : after) {
      GateSpec was = old.remove(gate.name());
      if (was == null) {
        changes.add(new GateChange(gate.name(), Kind.ADDED, List.of("runs " + gate.commandLine())));
        continue;
      }
      List<String> details = details(was, gate);
      if (!details.isEmpty()) {
        changes.add(new GateChange(gate.name(), Kind.CHANGED, details));
      }
    }
    old.values()
        .forEach(
            gate ->
                changes.add(
                    new GateChange(
                        gate.name(), Kind.REMOVED, List.of("ran " + gate.commandLine()))));
    return changes;
  }

  /** The difference on one line. */
  public String line() {
    return gate + " was " + kind.json() + ": " + String.join(", ", details);
  }

  private static List<String> details(GateSpec was, GateSpec is) {
    List<String> details = new ArrayList<>();
    differ(details, "runs", was.commandLine(), is.commandLine());
    differ(details, "required", was.required(), is.required());
    differ(details, "allow_fail", was.allowFail(), is.allowFail());
    differ(details, "skip", was.skip(), is.skip());
    differ(details, "timeout_secs", was.timeout().toSeconds(), is.timeout().toSeconds());
    differ(details, "fix", was.fix(), is.fix());
    differ(details, "needs", was.needs(), is.needs());
    differ(details, "exclusive", was.exclusive(), is.exclusive());
    differ(details, "inputs", was.inputs(), is.inputs());
    differ(details, "reports", was.reports(), is.reports());
    differ(details, "tags", was.tags(), is.tags());
    differ(details, "retries", was.retries(), is.retries());
    differ(details, "env", was.env(), is.env());
    differ(details, "workdir", was.workdir(), is.workdir());
    if (details.isEmpty() && !(was.argv().equals(is.argv()) && was.hidden() == is.hidden())) {
      details.add("is another hidden gate");
    }
    return details;
  }

  private static void differ(List<String> details, String what, Object was, Object is) {
    if (!Objects.equals(was, is)) {
      details.add(what + " " + was + " -> " + is);
    }
  }
}
