package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.Hints;
import dev.omk.cli.render.ListText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.project.ProjectPlace;
import dev.omk.control.read.GoalListing;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.TreeLook;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.store.StateDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal list}. */
final class ListCommand implements Command {
  private static final int BATCH = 1000;
  private static final String DAMAGED = "damaged";
  private static final String NEWER = "newer_version";
  private static final List<String> FIELDS =
      List.of(
          "goal_id",
          "original_goal",
          "status",
          "phase",
          "ready",
          "stale",
          "orphaned",
          "reason",
          "next_step",
          "created_at",
          "updated_at");

  @Override
  public void declare(CommandSpec spec) {
    spec.addOption(Flags.value("--limit", "N", "the newest N goals only (all)"));
    spec.addOption(
        Flags.choice(
            "--status",
            "S",
            "only those that are " + String.join(", ", statuses()) + " (all)",
            statuses()));
    Flags.help(
        spec,
        "goal list [flags]",
        "omk goal list --limit 10 --status not_ready",
        "omk goal list --json");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    long limit = call.values().count("--limit").orElse(Long.MAX_VALUE);
    Optional<String> status = call.values().choice("--status", statuses());
    StateDirectory.Newest newest =
        call.workspace().newest(status.isPresent() ? Long.MAX_VALUE : limit);
    Wanted wanted = new Wanted(newest, limit, status);
    // What is not printed is not made: there may be thousands of goals.
    if (call.json()) {
      return call.document(ExitCode.OK, json(shown(call, wanted, Seen::document)), "");
    }
    return new Answer(ExitCode.OK, text(call, shown(call, wanted, Seen::row), newest.total()));
  }

  /** Which goals: at most so many of those with a status. */
  private record Wanted(StateDirectory.Newest goals, long limit, Optional<String> status) {}

  // In batches: no goal is read that the limit leaves out, and not all documents are held at once.
  private static <T> List<T> shown(Call call, Wanted wanted, Function<Seen, T> as)
      throws InterruptedException {
    List<String> ids = wanted.goals().ids();
    Optional<String> status = wanted.status();
    List<T> shown = new ArrayList<>();
    GoalReader reader = call.reader();
    if (!reader.checksMacs() && call.workspace().hasSealedGoals()) {
      call.note(call.workspace().unchecked());
    }
    TreeLook look = reader.look();
    GoalListing listing = reader.listing(wanted.goals());
    int from = 0;
    while (from < ids.size() && shown.size() < wanted.limit()) {
      long batch = status.isPresent() ? BATCH : Math.min(BATCH, wanted.limit() - shown.size());
      int to = (int) Math.min(ids.size(), from + batch);
      for (GoalReader.Listed listed : listing.read(ids.subList(from, to))) {
        Seen seen = seen(reader, look, listed);
        boolean fits = status.isEmpty() || status.get().equals(seen.status());
        if (fits && shown.size() < wanted.limit()) {
          seen.tell(call, reader.checksMacs());
          shown.add(as.apply(seen));
        }
      }
      from = to;
    }
    return shown;
  }

  private static String[] statuses() {
    return Arrays.stream(GoalStatus.values()).map(GoalStatus::json).toArray(String[]::new);
  }

  /**
   * One goal.
   *
   * @param goal what is known of it now
   * @param bad what it is called if it cannot be read as it should be, else empty
   * @param problem why, else empty
   * @param recovery how its state was come by, if it was not as it should be
   */
  private record Seen(GoalId id, ObjectNode goal, String bad, String problem, String recovery) {
    // That there is no key was said once for all.
    void tell(Call call, boolean keyed) {
      if (keyed && !recovery.isEmpty()) {
        call.note(id + ": " + recovery);
      }
    }

    String status() {
      return bad.isEmpty() ? goal.path("status").asText() : bad;
    }

    ObjectNode document() {
      ProjectPlace.tell(goal);
      ObjectNode document = Json.object();
      for (String field : FIELDS) {
        if (goal.has(field)) {
          document.set(field, goal.get(field));
        }
      }
      if (!problem.isEmpty()) {
        document.put("status", bad);
        document.put("recovery_status", problem);
      }
      Recovery.note(document, recovery);
      return document;
    }

    private String note() {
      if (goal.path("stale").asBoolean(false)) {
        return "stale";
      }
      return goal.path("orphaned").asBoolean(false) ? "orphaned" : "";
    }

    ListText.Row row() {
      String text = goal.path("normalized_goal").asText();
      if (problem.isEmpty()) {
        return new ListText.Row(status(), note(), id.value(), text);
      }
      String original = goal.path("original_goal").asText("");
      String known = original.isEmpty() ? "" : ": " + original;
      return new ListText.Row(bad.replace('_', ' '), "", id.value(), problem + known);
    }
  }

  // No switch: one over types is compiled anew at every start, which the AOT cache cannot keep.
  private static Seen seen(GoalReader reader, TreeLook look, GoalReader.Listed listed)
      throws InterruptedException {
    if (listed instanceof GoalReader.Listed.Unreadable unreadable) {
      return unreadable(unreadable.id(), unreadable.why());
    }
    GoalId id = ((GoalReader.Listed.Found) listed).id();
    GoalReader.Read read = ((GoalReader.Listed.Found) listed).read();
    try {
      ObjectNode recorded = read.document();
      // Only what claims something of the tree has to be looked at: nothing else gets worse.
      boolean stale = Staleness.matters(recorded) && look.stale(recorded);
      ObjectNode now = stale ? Staleness.over(recorded, true) : recorded.put("stale", false);
      if (read.damaged()) {
        return new Seen(id, now, DAMAGED, read.recovery(), "");
      }
      now.put("orphaned", reader.isOrphan(id, now));
      return new Seen(id, now, "", "", read.recovery());
    } catch (OmkException e) {
      return unreadable(id, e);
    }
  }

  private static Seen unreadable(GoalId id, OmkException why) {
    String bad = why.code() == ErrorCode.NOT_AVAILABLE ? NEWER : DAMAGED;
    return new Seen(id, Json.object().put("goal_id", id.value()), bad, why.line(), "");
  }

  private static ObjectNode json(List<ObjectNode> goals) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.putArray("goals").addAll(goals);
    return doc;
  }

  private static String text(Call call, List<ListText.Row> rows, int total) {
    if (total == 0) {
      return "No goals found\n  next: "
          + Hints.marked("omk goal run \"Fix the failing test in calc\"")
          + "\n";
    }
    int width = Terminal.width(call.environment()).orElse(Integer.MAX_VALUE);
    return ListText.of(rows, total, width);
  }
}
