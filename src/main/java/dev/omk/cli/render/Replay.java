package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import dev.omk.text.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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
    Events events,
    int duplicates,
    int failures,
    String recovery) {

  /** The document, with the fields of omk 0.5.0. */
  public Output json() {
    ObjectNode before = Json.object();
    before.put("version", 1);
    before.put("goal_id", goalId);
    before.put("status", status);
    before.put("phase", phase);
    before.put("generated_at", events.last().map(Instant::toString).orElse(""));
    before.put("event_count", events.count());
    ObjectNode tasks = before.putObject("task_graph_summary");
    tasks.put("total_tasks", total);
    tasks.put("pending_tasks", total - done - blocked);
    tasks.put("blocked_tasks", blocked);
    tasks.put("done_tasks", done);
    ObjectNode after = Json.object();
    after.put("duplicate_events", duplicates);
    after.put("parse_failures", failures);
    if (!recovery.isEmpty()) {
      after.put("recovery_status", recovery);
    }
    return pieces -> Json.pretty(new Pieces(pieces), before, "timeline", this::timeline, after);
  }

  private void timeline(Consumer<JsonNode> elements) {
    long[] index = {0};
    events.source().accept(event -> elements.accept(json(index[0]++, event)));
  }

  private static ObjectNode json(long index, Event event) {
    ObjectNode node = Json.object();
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
    return node;
  }

  /** As text. */
  public Output text() {
    Text text = new Text();
    text.heading("Goal replay " + goalId);
    events.first().ifPresent(first -> text.line("Began: " + Moments.of(first)));
    text.line("Status: " + Style.status(status, status));
    text.line("Phase: " + phase);
    text.line("Events: " + events.count());
    text.line("Tasks: " + done + "/" + total + " done");
    if (!recovery.isEmpty()) {
      text.shown("Journal: ", recovery);
    }
    text.line("Timeline:");
    Timeline timeline = new Timeline(events.first().orElse(Instant.EPOCH));
    return lines(text.toString(), timeline::line);
  }

  /** As markdown. */
  public Output markdown() {
    Markdown head =
        new Markdown()
            .heading("Goal replay " + goalId)
            .item("Status", status)
            .item("Phase", phase)
            .item("Tasks", done + "/" + total + " done");
    if (events.count() > 0) {
      head.tableHead("Timeline", List.of("time", "event", "summary"));
    }
    return lines(
        head.toString(),
        event ->
            Markdown.tableRow(
                List.of(Moments.of(event.ts()), event.kind(), EventSummary.words(event))));
  }

  private Output lines(String head, Function<Event, String> line) {
    return pieces -> {
      Pieces out = new Pieces(pieces);
      out.lines(head);
      events.source().accept(event -> out.lines(line.apply(event)));
      out.flush();
    };
  }
}
