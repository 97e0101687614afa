package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.json.Json;
import dev.omk.store.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Progress as data: every event of the journal as a line on standard error, and between them what
 * is no event, such as the start of a gate.
 */
final class ProgressJson implements ClosableProgress {
  private final Streams streams;

  /** What is told between the events of a journal. */
  enum Kind {
    /** A line for a person, which no event says. */
    SAID("text"),
    /** A gate began. */
    GATE_STARTED("name"),
    /** A gate came to its outcome. */
    GATE_ENDED("name outcome"),
    /** A turn of an agent began. */
    AGENT_STARTED("name"),
    /** A turn of an agent is over. */
    AGENT_ENDED("name"),
    /** A gate or an agent printed a line. */
    OUTPUT("name text");

    private final String fields;

    Kind(String fields) {
      this.fields = fields;
    }

    /** The fields that it has beside its kind, in their order. */
    List<String> fields() {
      return List.of(fields.split(" "));
    }

    /** The word for documents. */
    String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ProgressJson(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void happened(Goal goal, List<Event> events) {
    for (Event event : events) {
      ObjectNode line = line(event.ts(), event.kind());
      line.put("goal_id", goal.id().value());
      line.put("status", goal.status().json());
      line.put("seq", event.seq());
      line.put("actor", event.actor());
      line.set("payload", event.payload());
      write(line);
    }
  }

  @Override
  public void said(String line) {
    between(Kind.SAID, line);
  }

  @Override
  public void gateStarted(GateSpec gate) {
    between(Kind.GATE_STARTED, gate.name());
  }

  @Override
  public void gateFinished(GateResult result) {
    between(Kind.GATE_ENDED, result.gate(), result.outcome().status());
  }

  @Override
  public void agentStarted(String agent) {
    between(Kind.AGENT_STARTED, agent);
  }

  @Override
  public void agentEnded(String agent) {
    between(Kind.AGENT_ENDED, agent);
  }

  @Override
  public void output(String source, String text) {
    between(Kind.OUTPUT, source, text);
  }

  private void between(Kind kind, String... values) {
    ObjectNode line = line(Instant.now(), kind.json());
    for (int i = 0; i < values.length; i++) {
      line.put(kind.fields().get(i), values[i]);
    }
    write(line);
  }

  private static ObjectNode line(Instant at, String kind) {
    return Json.object().put("version", 1).put("ts", at.toString()).put("kind", kind);
  }

  private void write(ObjectNode line) {
    streams.err(new String(Json.line(line), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {}
}
