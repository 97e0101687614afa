package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.ListText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.GoalReader;
import dev.omk.control.TreeLook;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.store.StateDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal list}. */
final class ListCommand implements Command {
  private static final int BATCH = 1000;
  private static final List<String> FIELDS =
      List.of(
          "goal_id",
          "original_goal",
          "status",
          "phase",
          "ready",
          "stale",
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
        call.workspace().state().newest(status.isPresent() ? Long.MAX_VALUE : limit);
    List<Entry> entries = entries(call.reader(), newest.ids(), limit, status);
    return call.document(ExitCode.OK, json(entries), text(call, entries, newest.total()));
  }

  // In batches: no goal is read that the limit leaves out, and not all documents are held at once.
  private static List<Entry> entries(
      GoalReader reader, List<String> ids, long limit, Optional<String> status)
      throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    TreeLook look = reader.look();
    int from = 0;
    while (from < ids.size() && entries.size() < limit) {
      long wanted = status.isPresent() ? BATCH : Math.min(BATCH, limit - entries.size());
      int to = (int) Math.min(ids.size(), from + wanted);
      for (GoalReader.Listed listed : reader.listed(ids.subList(from, to))) {
        Entry entry = entry(look, listed);
        boolean fits =
            status.isEmpty() || status.get().equals(entry.document().path("status").asText());
        if (fits && entries.size() < limit) {
          entries.add(entry);
        }
      }
      from = to;
    }
    return entries;
  }

  private static String[] statuses() {
    return Arrays.stream(GoalStatus.values()).map(GoalStatus::json).toArray(String[]::new);
  }

  /** One goal, as a line and as a document. */
  private record Entry(ListText.Row row, ObjectNode document) {}

  // No switch: one over types is compiled anew at every start, which the AOT cache cannot keep.
  private static Entry entry(TreeLook look, GoalReader.Listed listed) throws InterruptedException {
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
      ObjectNode document = Json.object();
      for (String field : FIELDS) {
        if (now.has(field)) {
          document.set(field, now.get(field));
        }
      }
      if (read.damaged()) {
        return damaged(document, id, read.recovery());
      }
      return new Entry(row(now, id), document);
    } catch (OmkException e) {
      return unreadable(id, e);
    }
  }

  private static Entry unreadable(GoalId id, OmkException why) {
    ObjectNode document = Json.object();
    document.put("goal_id", id.value());
    return damaged(document, id, why.line());
  }

  private static Entry damaged(ObjectNode document, GoalId id, String problem) {
    document.put("status", "damaged");
    document.put("recovery_status", problem);
    String text = document.path("original_goal").asText("");
    return new Entry(
        new ListText.Row(
            "damaged", false, id.value(), problem + (text.isEmpty() ? "" : ": " + text)),
        document);
  }

  private static ListText.Row row(ObjectNode goal, GoalId id) {
    return new ListText.Row(
        goal.path("status").asText(),
        goal.path("stale").asBoolean(false),
        id.value(),
        goal.path("normalized_goal").asText());
  }

  private static ObjectNode json(List<Entry> entries) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    ArrayNode goals = doc.putArray("goals");
    entries.forEach(entry -> goals.add(entry.document()));
    return doc;
  }

  private static String text(Call call, List<Entry> entries, int total) {
    if (total == 0) {
      return "No goals found\n  next: omk goal run \"Fix the failing test in calc\"\n";
    }
    int width = Terminal.width(call.environment()).orElse(Integer.MAX_VALUE);
    return ListText.of(entries.stream().map(Entry::row).toList(), total, width);
  }
}
