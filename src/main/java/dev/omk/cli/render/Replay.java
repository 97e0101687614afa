package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import dev.omk.text.Markdown;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a goal, event by event.
 *
 * @param goalId its id
 * @param status where it stands
 * @param phase what it is at
 * @param done tasks that are done
 * @param blocked tasks that are blocked
 * @param total all tasks
 * @param events the intact events
 * @param duplicates lines that were there before and are left out
 * @param failures lines that cannot be read and are left out
 * @param recovery what is wrong with the journal; empty if nothing
 */
public record Replay(
    String goalId,
    String status,
    String phase,
    int done,
    int blocked,
    int total,
    List<Event> events,
    int duplicates,
    int failures,
    String recovery) {

  public Replay {
    events = List.copyOf(events);
  }

  /** The document, with the fields of omk 0.5.0. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("status", status);
    doc.put("phase", phase);
    doc.put("generated_at", events.isEmpty() ? "" : events.getLast().ts().toString());
    doc.put("event_count", events.size());
    ObjectNode tasks = doc.putObject("task_graph_summary");
    tasks.put("total_tasks", total);
    tasks.put("pending_tasks", total - done - blocked);
    tasks.put("blocked_tasks", blocked);
    tasks.put("done_tasks", done);
    ArrayNode timeline = doc.putArray("timeline");
    for (int index = 0; index < events.size(); index++) {
      Event event = events.get(index);
      ObjectNode node = timeline.addObject();
      node.put("index", index);
      node.put("ts", event.ts().toString());
      node.put("kind", event.kind());
      if (!event.actor().isEmpty()) {
        node.put("actor", event.actor());
      }
      node.put("summary", EventSummary.values(event));
      if (event.seq() > 0) {
        node.put("seq", event.seq());
      }
    }
    doc.put("duplicate_events", duplicates);
    doc.put("parse_failures", failures);
    if (!recovery.isEmpty()) {
      doc.put("recovery_status", recovery);
    }
    return doc;
  }

  /** As text. */
  public String text() {
    Text text = new Text();
    text.heading("Goal replay " + goalId);
    if (!events.isEmpty()) {
      text.line("Began: " + Moments.of(events.getFirst().ts()));
    }
    text.line("Status: " + Style.status(status, status));
    text.line("Phase: " + phase);
    text.line("Events: " + events.size());
    text.line("Tasks: " + done + "/" + total + " done");
    if (!recovery.isEmpty()) {
      text.shown("Journal: ", recovery);
    }
    text.line("Timeline:");
    Timeline.draw(text, events);
    return text.toString();
  }

  /** As markdown. */
  public String markdown() {
    List<List<String>> rows = new ArrayList<>();
    for (Event event : events) {
      rows.add(List.of(Moments.of(event.ts()), event.kind(), EventSummary.words(event)));
    }
    return new Markdown()
        .heading("Goal replay " + goalId)
        .item("Status", status)
        .item("Phase", phase)
        .item("Tasks", done + "/" + total + " done")
        .table("Timeline", List.of("time", "event", "summary"), rows)
        .toString();
  }
}
