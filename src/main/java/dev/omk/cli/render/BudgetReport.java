package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.CheckpointsDocument;
import dev.omk.document.UsageDocument;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.Spent;
import dev.omk.json.Json;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.text.Markdown;
import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a goal may cost and what it has cost, with a checkpoint for each step.
 *
 * @param goal as it is
 * @param recovery how the state was come by; empty when all was as it should be
 * @param now when the report is made
 */
public record BudgetReport(Goal goal, String recovery, Instant now) {

  /** The document, with the fields of omk 0.5.0. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goal.id().value());
    doc.put("generated_at", now.toString());
    CheckpointsDocument.time(doc, goal.budget());
    CheckpointsDocument.remainingTime(doc, goal.budget(), goal.spent());
    CheckpointsDocument.amounts(doc, goal.budget(), goal.spent());
    List<ObjectNode> checkpoints = CheckpointsDocument.objects(goal);
    doc.set("latest", checkpoints.getLast());
    ArrayNode array = doc.putArray("checkpoints");
    checkpoints.forEach(array::add);
    doc.put("spent_usd", goal.spent().usd());
    doc.put("spent_tokens", goal.spent().tokens());
    doc.put("spent_seconds", goal.spent().time().toSeconds());
    ObjectNode usage = doc.putObject("usage");
    usage.put("unknown_runs", goal.spent().unknownRuns());
    usage.set("passes", UsageDocument.passes(goal));
    usage.set("tasks", UsageDocument.tasks(goal));
    if (!recovery.isEmpty()) {
      doc.put("recovery_status", recovery);
    }
    return doc;
  }

  /** As text. */
  public String text() {
    Text text = new Text();
    head(text, goal.id().value(), lines(goal.budget(), goal.spent()));
    CostTable.passes(goal).text(text);
    CostTable.tasks(goal).text(text);
    return end(text, goal.chronicle().checkpoints().size());
  }

  /** The same of any goal's lines. */
  public static String text(String goalId, List<String> lines, int checkpoints) {
    Text text = new Text();
    head(text, goalId, lines);
    return end(text, checkpoints);
  }

  private static void head(Text text, String goalId, List<String> lines) {
    text.heading("Goal budget " + goalId);
    lines.forEach(line -> text.line("  " + line));
  }

  private static String end(Text text, int checkpoints) {
    if (checkpoints > 0) {
      text.line("Checkpoints: " + checkpoints);
    }
    return text.toString();
  }

  /** As markdown. */
  public String markdown() {
    Markdown text = spent(goal.id().value(), lines(goal.budget(), goal.spent()));
    CostTable.passes(goal).markdown(text);
    CostTable.tasks(goal).markdown(text);
    return text.toString();
  }

  /** The same of any goal's lines. */
  public static String markdown(String goalId, List<String> lines) {
    return spent(goalId, lines).toString();
  }

  private static Markdown spent(String goalId, List<String> lines) {
    return new Markdown().heading("Goal budget " + goalId).list("Spent", lines);
  }

  /** What was spent, of what. */
  public static List<String> lines(Budget budget, Spent spent) {
    Duration time = budget.time();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Time: "
            + Durations.human(spent.time())
            + (time == null ? ", no limit" : " of " + Durations.exact(time)));
    lines.add(
        "Tokens: "
            + Count.told(spent.tokens(), spent.unknownRuns())
            + (budget.tokens() == null ? ", no limit" : " of " + budget.tokens()));
    lines.add(
        "USD: "
            + Dollars.told(spent.usd(), spent.unknownRuns())
            + (budget.usd() == null ? ", no limit" : " of " + Dollars.human(budget.usd())));
    if (spent.unknownRuns() > 0) {
      lines.add("Turns of unknown cost: " + spent.unknownRuns());
    }
    return lines;
  }
}
