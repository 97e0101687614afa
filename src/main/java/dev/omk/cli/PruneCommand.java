package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.DamagedGoals;
import dev.omk.control.GoalPruning;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal prune}. */
final class PruneCommand implements Command {
  private static final Duration STANDARD = Duration.ofDays(30);
  private static final int LINE = 300;
  private static final String DAMAGED = "--damaged";

  @Override
  public void declare(CommandSpec spec) {
    spec.addOption(
        Flags.value("--older-than", "D", "untouched for so long: 30s, 15m, 8h, 90d (30d)"));
    spec.addOption(Flags.flag("--dry-run", "say what would go, and leave it"));
    spec.addOption(
        Flags.value(
            DAMAGED,
            Flags.GOAL_ID,
            "move only this damaged goal to .omk/goals/damaged; what its refs and worktrees hold"
                + " is kept under refs/omk/damaged (none)"));
    Flags.help(
        spec,
        "goal prune [flags]",
        "omk goal prune --older-than 90d --dry-run",
        "omk goal prune --damaged goal-20261128-101500-123-0123abcd --dry-run");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Duration olderThan = call.values().duration("--older-than").orElse(STANDARD);
    boolean dryRun = call.values().given("--dry-run");
    call.values().requireApart(DAMAGED, "--older-than");
    Optional<String> damaged = call.values().text(DAMAGED);
    call.values().check();
    if (damaged.isPresent()) {
      DamagedGoals.Moved moved = new DamagedGoals(call.workspace()).move(damaged.get(), dryRun);
      return call.document(ExitCode.OK, json(moved, dryRun), text(moved, dryRun));
    }
    List<GoalPruning.Entry> entries = new GoalPruning(call.workspace()).run(olderThan, dryRun);
    return call.document(
        ExitCode.OK, json(entries, olderThan, dryRun), text(entries, olderThan, dryRun));
  }

  private static long gone(List<GoalPruning.Entry> entries) {
    return entries.stream().filter(entry -> entry.kept().isEmpty()).count();
  }

  private static ObjectNode json(
      List<GoalPruning.Entry> entries, Duration olderThan, boolean dryRun) {
    ObjectNode doc = json(olderThan, dryRun, dryRun ? 0 : gone(entries));
    ArrayNode goals = doc.putArray("goals");
    for (GoalPruning.Entry entry : entries) {
      ObjectNode goal = goals.addObject();
      goal.put("goal_id", entry.id());
      goal.put("status", entry.status());
      goal.put("stale", entry.stale());
      goal.put("updated_at", entry.updatedAt());
      goal.put("outcome", outcome(entry, dryRun));
      goal.put("reason", entry.kept());
    }
    return doc;
  }

  private static ObjectNode json(Duration olderThan, boolean dryRun, long pruned) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("exit_code", ExitCode.OK);
    doc.put("dry_run", dryRun);
    doc.put("older_than", Durations.format(olderThan));
    doc.put("pruned", pruned);
    return doc;
  }

  private static ObjectNode json(DamagedGoals.Moved moved, boolean dryRun) {
    ObjectNode doc = json(Duration.ZERO, dryRun, 0);
    ObjectNode goal = doc.putArray("goals").addObject();
    goal.put("goal_id", moved.id().value());
    goal.put("status", "damaged");
    goal.put("stale", false);
    goal.put("updated_at", "");
    goal.put("outcome", dryRun ? "would_move" : "moved");
    goal.put("reason", moved.damage());
    goal.put("moved_to", moved.place().toString());
    return doc;
  }

  private static String text(DamagedGoals.Moved moved, boolean dryRun) {
    return (dryRun ? "Goal that would be moved: " : "Goal moved: ")
        + moved.id()
        + "\n  "
        + Harmless.line("[damaged] " + moved.damage(), LINE)
        + "\n  to "
        + Harmless.line(moved.place().toString(), LINE)
        + "\n  what its refs, branches and worktrees hold"
        + (dryRun ? " would be" : " is")
        + " kept under refs/omk/damaged/"
        + moved.id()
        + "\n";
  }

  private static String outcome(GoalPruning.Entry entry, boolean dryRun) {
    if (!entry.kept().isEmpty()) {
      return "kept";
    }
    return dryRun ? "would_prune" : "pruned";
  }

  private static String text(List<GoalPruning.Entry> entries, Duration olderThan, boolean dryRun) {
    StringBuilder text = new StringBuilder();
    text.append(dryRun ? "Goals that would be pruned: " : "Goals pruned: ")
        .append(gone(entries))
        .append(" (ready or cancelled, and untouched for ")
        .append(Durations.exact(olderThan))
        .append(")\n");
    for (GoalPruning.Entry entry : entries) {
      String reason = entry.kept().isEmpty() ? "" : ": kept, " + entry.kept();
      text.append("  ")
          .append(
              Harmless.line(
                  "[" + entry.status() + (entry.stale() ? ", stale] " : "] ") + entry.id() + reason,
                  LINE))
          .append('\n');
    }
    return text.toString();
  }
}
