package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Goal;
import dev.omk.json.Json;
import dev.omk.task.Lease;
import dev.omk.task.Proposal;
import dev.omk.task.Task;
import dev.omk.task.TaskEvidence;
import dev.omk.task.TaskGraph;
import java.util.List;
import java.util.Optional;

/** {@code task-graph.json}: the tasks and where they stand. */
public final class TaskGraphDocument {
  private TaskGraphDocument() {}

  /** The document. */
  public static ObjectNode of(Goal goal) {
    ObjectNode doc = Json.object();
    doc.put("version", GoalDocument.VERSION);
    doc.put("goal_id", goal.id().value());
    doc.put("generated_at", goal.updatedAt().toString());
    ArrayNode tasks = doc.putArray("tasks");
    goal.tasks().tasks().forEach(task -> tasks.add(task(task, goal)));
    doc.set("proposals", proposals(goal));
    doc.put("seq", goal.seq());
    return doc;
  }

  /** The counts that several documents show. */
  static ObjectNode summary(TaskGraph graph) {
    TaskGraph.Summary summary = graph.summary();
    ObjectNode doc = Json.object();
    doc.put("total_tasks", summary.total());
    doc.put("pending_tasks", summary.pending());
    doc.put("blocked_tasks", summary.blocked());
    doc.put("done_tasks", summary.done());
    return doc;
  }

  private static ObjectNode task(Task task, Goal goal) {
    ObjectNode doc = Json.object();
    doc.put("id", task.id());
    doc.put("title", task.title());
    doc.put("description", task.description());
    doc.put("status", task.status().json());
    doc.put("owner_role", task.ownerRole());
    if (task.completedAt() != null) {
      doc.put("completed_at", task.completedAt().toString());
    }
    ArrayNode evidence = doc.putArray("evidence");
    for (TaskEvidence item : task.evidence()) {
      ObjectNode node = evidence.addObject();
      node.put("kind", item.kind());
      node.put("path", item.path());
      node.put("summary", item.summary());
    }
    doc.put("retry_count", task.retryCount());
    doc.put("max_retries", 0);
    lease(doc, goal.efforts().lease(task.id()));
    doc.set("dependencies", texts(task.dependencies()));
    doc.set("read_set", texts(task.readSet()));
    doc.set("write_set", texts(task.writeSet()));
    doc.put("risk", task.risk());
    doc.set("acceptance", texts(task.acceptance()));
    if (!task.gates().isEmpty()) {
      doc.set("gates", texts(task.gates()));
    }
    return doc;
  }

  private static void lease(ObjectNode doc, Optional<Lease> held) {
    if (held.isEmpty()) {
      doc.putNull("lease_expires_at");
      return;
    }
    Lease lease = held.get();
    doc.put("lease_expires_at", lease.expiresAt().toString());
    ObjectNode node = doc.putObject("lease");
    node.put("holder", lease.holder());
    node.put("acquired_at", lease.acquiredAt().toString());
    node.put("heartbeat_at", lease.heartbeatAt().toString());
  }

  /** What agents proposed, which nobody works on. */
  static ArrayNode proposals(Goal goal) {
    ArrayNode array = Json.array();
    for (Proposal proposal : goal.efforts().proposals()) {
      ObjectNode node = array.addObject();
      node.put("title", proposal.title());
      node.put("description", proposal.description());
      node.set("write_set", texts(proposal.writeSet()));
      node.put("proposed_by", proposal.by());
      node.put("pass", proposal.pass());
    }
    return array;
  }

  static ArrayNode texts(List<String> values) {
    ArrayNode array = Json.array();
    values.forEach(array::add);
    return array;
  }
}
