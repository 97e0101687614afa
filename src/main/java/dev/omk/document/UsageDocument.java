package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.goal.Spent;
import dev.omk.json.Json;

/**
 * What agents cost, pass by pass and task by task. What nobody told is {@code unknown}, never 0.
 */
public final class UsageDocument {
  private UsageDocument() {}

  /** One object a pass, with the source and the scope of its figures. */
  public static ArrayNode passes(Goal goal) {
    ArrayNode array = Json.array();
    for (Pass pass : goal.passes()) {
      ObjectNode node = array.addObject();
      node.put("pass", pass.number());
      node.put("task_id", pass.taskId());
      node.put("agent", pass.agent());
      node.put("elapsed_ms", pass.elapsed().toMillis());
      node.set("usage", PassDocument.usage(pass.usage()));
    }
    return array;
  }

  /** One object a task that agents worked on: the sum of what is known. */
  public static ArrayNode tasks(Goal goal) {
    ArrayNode array = Json.array();
    Spent.byTask(goal.passes())
        .forEach(
            (task, spent) -> {
              ObjectNode node = array.addObject();
              node.put("task_id", task);
              node.put("elapsed_ms", spent.time().toMillis());
              node.put("tokens", spent.tokens());
              node.put("usd", spent.usd());
              node.put("unknown_runs", spent.unknownRuns());
            });
    return array;
  }
}
