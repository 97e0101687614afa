package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskOrder;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A task graph as text, as a Mermaid flowchart and as JSON. */
public final class GraphDrawing {
  private static final int TITLE = 60;
  private static final int MOST = 200;

  private final String goalId;
  private final TaskGraph graph;
  private final TaskOrder order;

  /** Draws the graph of a goal. */
  public GraphDrawing(String goalId, TaskGraph graph) {
    this.goalId = goalId;
    this.graph = graph;
    this.order = TaskOrder.of(graph);
  }

  /** Wave below wave: what stands in one can be worked on at once. */
  public String text() {
    Text text = new Text();
    text.heading("Tasks of " + goalId);
    int number = 0;
    int shown = 0;
    for (List<Task> wave : order.waves()) {
      text.line("wave " + ++number);
      for (Task task : wave) {
        if (shown++ < MOST) {
          text.shown("  " + mark(task) + " ", line(task));
        }
      }
    }
    if (shown > MOST) {
      text.line("  and " + (shown - MOST) + " more");
    }
    text.fields("Ready", ids(graph.ready()));
    text.field("Critical path", String.join(" -> ", ids(order.criticalPath())));
    return text.toString();
  }

  private static String line(Task task) {
    String needs =
        task.dependencies().isEmpty() ? "" : "  <- " + String.join(", ", task.dependencies());
    return task.id() + ": " + task.title() + needs;
  }

  private static String mark(Task task) {
    return switch (task.status()) {
      case PENDING -> "[ ]";
      case RUNNING -> "[~]";
      case BLOCKED -> "[!]";
      case DONE -> "[x]";
    };
  }

  /** A Mermaid flowchart in a fence, with the critical path in bold lines. */
  public String markdown() {
    return "# Tasks of " + goalId + "\n\n```mermaid\n" + mermaid() + "```\n";
  }

  private String mermaid() {
    StringBuilder out = new StringBuilder("flowchart TD\n");
    Map<String, String> names = new HashMap<>();
    for (Task task : graph.tasks()) {
      String name = "t" + names.size();
      names.put(task.id(), name);
      out.append("  ").append(name).append("[\"").append(quoted(task)).append("\"]:::");
      out.append(task.status().json()).append('\n');
    }
    List<Task> path = order.criticalPath();
    Map<String, String> next = new HashMap<>();
    for (int i = 0; i + 1 < path.size(); i++) {
      next.put(path.get(i + 1).id(), path.get(i).id());
    }
    for (Task task : graph.tasks()) {
      for (String needed : task.dependencies()) {
        boolean critical = needed.equals(next.get(task.id()));
        out.append("  ").append(names.get(needed)).append(critical ? " ==> " : " --> ");
        out.append(names.get(task.id())).append('\n');
      }
    }
    out.append("  classDef pending stroke-dasharray: 4\n  classDef running stroke-width: 3px\n");
    out.append("  classDef blocked stroke: #c00\n  classDef done stroke: #080\n");
    return out.toString();
  }

  private static String quoted(Task task) {
    return Harmless.line(task.id() + ": " + task.title(), TITLE)
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace("`", "'");
  }

  /** The same as data. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    ArrayNode waves = doc.putArray("waves");
    for (List<Task> wave : order.waves()) {
      ArrayNode ids = waves.addArray();
      wave.forEach(task -> ids.add(task.id()));
    }
    ArrayNode tasks = doc.putArray("tasks");
    for (Task task : graph.tasks()) {
      ObjectNode node = tasks.addObject();
      node.put("id", task.id());
      node.put("title", task.title());
      node.put("status", task.status().json());
      node.set("dependencies", array(task.dependencies()));
      node.set("write_set", array(task.writeSet()));
    }
    doc.set("ready", array(ids(graph.ready())));
    doc.set("critical_path", array(ids(order.criticalPath())));
    doc.put("mermaid", mermaid());
    return doc;
  }

  private static JsonNode array(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> ids(List<Task> tasks) {
    return tasks.stream().map(Task::id).collect(Collectors.toCollection(ArrayList::new));
  }
}
