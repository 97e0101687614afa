package dev.omk.gate.run;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which gate may start when. Pure: it is told what ended and says what comes next.
 *
 * <p>A gate starts when all its needs passed or decide nothing, a permit is free, no gate runs that
 * writes the same reports, and, for an exclusive one, nothing else runs. Of the ready gates that
 * one starts first from which the way to the end is the longest; of equal ones in the order of the
 * definitions. An exclusive one goes first when nothing runs, else it waits without holding others
 * up: their number is finite. A gate whose need decides and did not pass is skipped, unless all
 * keeps going.
 */
final class GateSchedule {
  private enum State {
    WAITING,
    RUNNING,
    OVER
  }

  private final List<GateSpec> gates;
  private final int jobs;
  private final State[] states;
  private final List<Set<Integer>> needs = new ArrayList<>();
  private final Map<Integer, String> skips = new LinkedHashMap<>();
  private final List<Integer> byUrgency;
  private final boolean keepGoing;
  private int running;
  private int over;

  GateSchedule(List<GateSpec> gates, int jobs, Scheduling scheduling) {
    this.gates = gates;
    this.jobs = jobs;
    this.keepGoing = scheduling.keepGoing();
    this.states = new State[gates.size()];
    Map<String, Integer> indexByName = new HashMap<>();
    for (int i = 0; i < states.length; i++) {
      states[i] = State.WAITING;
      indexByName.put(gates.get(i).name(), i);
    }
    for (GateSpec gate : gates) {
      Set<Integer> open = new LinkedHashSet<>();
      for (String need : gate.needs()) {
        Integer index = indexByName.get(need);
        if (index != null) {
          open.add(index);
        }
      }
      needs.add(open);
    }
    byUrgency = Urgency.of(gates, needs, scheduling.expected());
  }

  boolean allOver() {
    return over == states.length;
  }

  int running() {
    return running;
  }

  /** The gates to start now; they count as running from here on. */
  List<Integer> takeStartable() {
    if (running == 0) {
      for (int i : byUrgency) {
        if (isReady(i) && gates.get(i).exclusive()) {
          return List.of(start(i));
        }
      }
    }
    List<Integer> started = new ArrayList<>();
    for (int i : byUrgency) {
      if (running >= jobs || exclusiveRuns()) {
        break;
      }
      if (isReady(i) && !gates.get(i).exclusive() && !sharesReports(i)) {
        started.add(start(i));
      }
    }
    return started;
  }

  /** The gates that will not run, each with the reason; they are over. */
  Map<Integer, String> takeSkipped() {
    Map<Integer, String> taken = new LinkedHashMap<>(skips);
    skips.clear();
    return taken;
  }

  /** A gate that ran is over. */
  void finished(int gate, GateOutcome outcome) {
    running--;
    end(gate, outcome);
  }

  /** Nothing that waits will be started any more. */
  void skipRest(String reason) {
    for (int i = 0; i < states.length; i++) {
      if (states[i] == State.WAITING) {
        states[i] = State.OVER;
        over++;
        skips.put(i, reason);
      }
    }
  }

  private boolean isReady(int gate) {
    return states[gate] == State.WAITING && needs.get(gate).isEmpty();
  }

  private int start(int gate) {
    states[gate] = State.RUNNING;
    running++;
    return gate;
  }

  private boolean exclusiveRuns() {
    for (int i = 0; i < states.length; i++) {
      if (states[i] == State.RUNNING && gates.get(i).exclusive()) {
        return true;
      }
    }
    return false;
  }

  private boolean sharesReports(int gate) {
    List<String> reports = ReportFiles.inTree(gates.get(gate).reports());
    for (int i = 0; i < states.length; i++) {
      if (states[i] == State.RUNNING
          && !Collections.disjoint(reports, ReportFiles.inTree(gates.get(i).reports()))) {
        return true;
      }
    }
    return false;
  }

  /** Without recursion, for chains of needs can be long. */
  private void end(int first, GateOutcome outcome) {
    states[first] = State.OVER;
    over++;
    List<Integer> notPassed = new ArrayList<>();
    // What decides nothing decides nothing by those that come after it, either.
    if (outcome.passed() || keepGoing || !gates.get(first).decides()) {
      needs.forEach(open -> open.remove(first));
    } else {
      notPassed.add(first);
    }
    String verb = verb(outcome);
    for (int at = 0; at < notPassed.size(); at++) {
      int missing = notPassed.get(at);
      for (int i = 0; i < states.length; i++) {
        if (states[i] == State.WAITING && needs.get(i).contains(missing)) {
          states[i] = State.OVER;
          over++;
          skips.put(i, "needs %s, which %s".formatted(gates.get(missing).name(), verb));
          notPassed.add(i);
        }
      }
      verb = "was skipped";
    }
  }

  private static String verb(GateOutcome outcome) {
    return switch (outcome) {
      case GateOutcome.Passed p -> "passed";
      case GateOutcome.Cached c -> "passed";
      case GateOutcome.Failed f -> "failed";
      case GateOutcome.TimedOut t -> "timed out";
      case GateOutcome.Errored e -> "could not be run";
      case GateOutcome.Skipped s -> "was skipped";
      case GateOutcome.Flaky f -> "is flaky";
    };
  }
}
