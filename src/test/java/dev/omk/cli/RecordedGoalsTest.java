package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded goal of omk 0.5.0 with every command that reads, against what omk 0.5.0 printed.
 */
class RecordedGoalsTest {
  private static final List<String> COMMANDS = List.of("show", "proof", "replay", "budget");

  private static final String LOST = "its database, which we do not read, still had the state";
  private static final String UNREADABLE = "what is intact is shown";
  private static final String[] TORN_AND_SUCH = {
    "damaged-torn-tail",
    "damaged-garbage-line",
    "damaged-unknown-fields",
    "damaged-duplicates-alias"
  };

  /** Everything in which we answer otherwise, on purpose: cases, command, what, and why. */
  private static final List<Intended> TABLE =
      List.of(
          all("budget /generated_at", "the moment of the report"),
          all("show /state_dir", "where it is now, not where it was recorded"),
          all("replay /timeline[]/summary", "our words for the same facts"),
          in(
              "budget /spent_tokens",
              "theirs counts twice",
              "budget-tokens-added",
              "killed-in-wave"),
          in("budget /spent_usd", "theirs counts twice", "budget-tokens-added", "killed-in-wave"),
          in(
              "budget /spent_seconds",
              "theirs counts the running totals of its checks again",
              "accepted-ready",
              "agent-crash",
              "budget-tokens-added",
              "damaged-invalid-utf8",
              "long-journal",
              "rejected",
              "review-blocked",
              "slices",
              "until-ready-manual"),
          in("proof /gates[]/passed", "a skipped gate did not pass", "verify-mixed"),
          in("proof /known_gaps#", "says that nothing vouches for it", "accepted-ready"),
          in("proof /known_gaps[]", "our words", "paused", "cancelled", "budget-time-exhausted"),
          in("proof /readiness", "our words", "paused", "budget-time-exhausted"),
          in("proof /summary", "our words", "paused", "cancelled", "budget-time-exhausted"),
          in("replay /known_gaps", "recovery_status says it", TORN_AND_SUCH),
          in("replay /recovery_status", "our words, or nothing for duplicates", TORN_AND_SUCH),
          in("replay /timeline[]/index", "counts what is shown", "damaged-duplicates-alias"),
          in("replay exit 0 -> 8", "damage in the middle is named", "damaged-garbage-line"),
          in("replay exit 1 -> 8", "the other lines are shown", "damaged-invalid-utf8"),
          in("proof exit 0 -> 8", "the recorded proof is lost", "damaged-empty-proof"),
          in("proof /gates#", "the journal still has the gates", "damaged-empty-proof"),
          in("proof /generated_at", "of the last event", "damaged-empty-proof"),
          in("proof /known_gaps#", "what is missing is the proof", "damaged-empty-proof"),
          in("proof /readiness", "our words", "damaged-empty-proof"),
          in("proof /summary", "our words", "damaged-empty-proof"),
          in("proof /recovery_status", "our words", "damaged-empty-proof"),
          in("status exit 0 -> 8", LOST, "damaged-missing-goal-json"),
          in("show exit 0 -> 8", LOST, "damaged-missing-goal-json"),
          in("proof exit 0 -> 8", LOST, "damaged-missing-goal-json"),
          in("replay exit 0 -> 8", LOST, "damaged-missing-goal-json"),
          in("budget exit 0 -> 8", LOST, "damaged-missing-goal-json"),
          in("show /artifacts#", "the proof still has them", "damaged-missing-goal-json"),
          in("show /completed_at", "only its database had it", "damaged-missing-goal-json"),
          in("show /cost_tracker_path", "only its database had it", "damaged-missing-goal-json"),
          in("show /created_at", "of the first event", "damaged-missing-goal-json"),
          in("show /updated_at", "of the last event", "damaged-missing-goal-json"),
          in("status exit 1 -> 8", UNREADABLE, "damaged-truncated-goal-json"),
          in("show exit 1 -> 8", UNREADABLE, "damaged-truncated-goal-json"),
          in("proof exit 1 -> 8", UNREADABLE, "damaged-truncated-goal-json"),
          in("replay exit 1 -> 8", UNREADABLE, "damaged-truncated-goal-json"),
          in("budget exit 1 -> 8", UNREADABLE, "damaged-truncated-goal-json"));

  /** One row of the table; no case means every case. */
  private record Intended(String what, String reason, Set<String> cases) {
    boolean covers(String name, String difference) {
      return what.equals(difference) && (cases.isEmpty() || cases.contains(name));
    }
  }

  private static Intended all(String what, String reason) {
    return new Intended(what, reason, Set.of());
  }

  private static Intended in(String what, String reason, String... cases) {
    return new Intended(what, reason, Set.of(cases));
  }

  static Stream<String> cases() {
    return Recording.cases().keySet().stream();
  }

  @Test
  void everyAnswerIsTheirsOrAnIntendedDifference() {
    Map<String, Set<String>> surprises = new TreeMap<>();
    Set<Intended> unused = new TreeSet<>(java.util.Comparator.comparing(Intended::toString));
    unused.addAll(TABLE);
    for (Map.Entry<String, String> one : Recording.cases().entrySet()) {
      for (String difference : differences(one.getValue())) {
        List<Intended> rows =
            TABLE.stream().filter(row -> row.covers(one.getKey(), difference)).toList();
        unused.removeAll(rows);
        if (rows.isEmpty()) {
          surprises.computeIfAbsent(difference, key -> new TreeSet<>()).add(one.getKey());
        }
      }
    }
    assertAll(
        () -> assertThat(surprises).isEmpty(),
        () -> assertThat(unused).as("rows that are not needed").isEmpty());
  }

  private static List<String> differences(String id) {
    List<String> differences = new ArrayList<>();
    for (String command : COMMANDS) {
      Recording.Ended theirs = Recording.expected(id + "." + command + ".json.txt");
      Recording.Ended ours = Recording.call(Recording.ROOT, "goal", command, id, "--json");
      if (theirs.code() != ours.code()) {
        differences.add(command + " exit " + theirs.code() + " -> " + ours.code());
      }
      if (theirs.code() == 0) {
        Differences.between(theirs.json(), ours.json())
            .forEach(difference -> differences.add(command + " " + difference));
      }
    }
    Recording.Ended theirs = Recording.expected(id + ".status.txt");
    Recording.Ended ours = Recording.call(Recording.ROOT, "goal", "status", id);
    if (theirs.code() != ours.code()) {
      differences.add("status exit " + theirs.code() + " -> " + ours.code());
    }
    for (String label : List.of("Status:", "Phase:")) {
      if (theirs.code() == 0 && !field(ours, label).startsWith(field(theirs, label))) {
        differences.add("status " + label);
      }
    }
    return differences;
  }

  private static String field(Recording.Ended answer, String label) {
    return answer
        .out()
        .lines()
        .filter(line -> line.strip().startsWith(label))
        .map(line -> line.strip().substring(label.length()).strip())
        .findFirst()
        .orElse("");
  }

  @Test
  void listShowsEveryGoalWithItsRecordedStatusAlsoThoseThatTheirsLost() {
    Map<String, String> theirs = statuses(Recording.expected("list.txt"));
    Map<String, String> ours = statuses(Recording.call(Recording.ROOT, "goal", "list"));
    assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(Recording.cases().values());
    ours.keySet().retainAll(theirs.keySet());
    theirs.put(Recording.id("damaged-truncated-goal-json"), "damaged");
    theirs.put(Recording.id("damaged-missing-goal-json"), "damaged");
    theirs.put(Recording.id("accepted-ready"), "ready (stale)");
    theirs.put(Recording.id("killed-running"), "running (orphaned)");
    assertThat(ours).isEqualTo(theirs);
  }

  private static Map<String, String> statuses(Recording.Ended list) {
    Map<String, String> statuses = new TreeMap<>();
    list.out()
        .lines()
        .filter(line -> line.startsWith("  ["))
        .forEach(
            line -> {
              int end = line.indexOf(']');
              statuses.put(
                  line.substring(end + 1).strip().substring(0, 33), line.substring(3, end));
            });
    return statuses;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readingLeavesEveryByteAndTimeAsItWas(String name) throws IOException {
    var directory = Recording.ROOT.resolve("goals").resolve(Recording.id(name));
    Map<String, String> before = Recording.everything(directory);
    for (String command : List.of("show", "proof", "replay", "budget", "status", "open-pr")) {
      for (String format : List.of("text", "json")) {
        if (!command.equals("status")) {
          Recording.call(Recording.ROOT, "goal", command, Recording.id(name), "-f", format);
        }
      }
    }
    Recording.call(Recording.ROOT, "goal", "status", Recording.id(name));
    Recording.call(Recording.ROOT, "goal", "proof", Recording.id(name), "--check");
    Recording.call(Recording.ROOT, "goal", "list", "--json");
    assertThat(Recording.everything(directory)).isEqualTo(before);
  }

  @Test
  void recordedReadyIsShownAndIsNotReady() {
    String id = Recording.id("accepted-ready");
    JsonNode status = Recording.call(Recording.ROOT, "goal", "status", id, "--json").json();
    assertThat(status.path("status").asText()).isEqualTo("ready");
    assertThat(status.path("ready").asBoolean()).isFalse();
    assertThat(status.path("stale").asBoolean()).isTrue();
    assertThat(status.path("exit_code").asInt()).isEqualTo(3);
    assertThat(Recording.call(Recording.ROOT, "goal", "status", id, "--exit-code").code())
        .isEqualTo(3);
    assertThat(Recording.call(Recording.ROOT, "goal", "proof", id, "--check").code()).isEqualTo(3);
  }

  @Test
  void runningWithoutControllerIsShownAsOrphaned() {
    String id = Recording.id("killed-running");
    assertThat(Recording.call(Recording.ROOT, "goal", "status", id).out())
        .contains("its controller is dead", "is gone", "goal resume " + id);
    for (String command : List.of("status", "show")) {
      assertThat(Recording.call(Recording.ROOT, "goal", command, id, "--json").out())
          .as(command)
          .contains("its controller is dead");
    }
  }

  @Test
  void whatNoChainVouchesForIsNeverProven() {
    for (String id : Recording.cases().values()) {
      assertThat(Recording.call(Recording.ROOT, "goal", "proof", id, "--check").code())
          .as(id)
          .isIn(3, 8);
    }
  }

  @Test
  void theTextOfAGoalIsKeptByteForByte() {
    String id = Recording.id("unicode");
    JsonNode goal = Recording.call(Recording.ROOT, "goal", "show", id, "--json").json();
    assertThat(goal.path("original_goal").asText()).contains("\n", "\t", "\\back\\slash", "🚀");
    String shown = Recording.call(Recording.ROOT, "goal", "show", id).out();
    assertThat(shown).contains(Harmless.line(goal.path("normalized_goal").asText(), 400));
  }

  @Test
  void aSkippedGateIsShownAsSkipped() {
    JsonNode proof =
        Recording.call(Recording.ROOT, "goal", "proof", Recording.id("verify-mixed"), "--json")
            .json();
    List<String> statuses = new ArrayList<>();
    proof.path("gates").forEach(gate -> statuses.add(gate.path("status").asText()));
    assertThat(statuses).contains("skipped", "timed_out", "failed", "passed").hasSize(10);
  }
}
