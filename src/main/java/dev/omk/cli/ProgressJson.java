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

/**
 * Progress as data: every event of the journal as a line on standard error, and between them what
 * is no event, such as the start of a gate.
 */
final class ProgressJson implements ClosableProgress {
  private final Streams streams;

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
    write(line(Instant.now(), "said").put("text", line));
  }

  @Override
  public void gateStarted(GateSpec gate) {
    write(line(Instant.now(), "gate_started").put("name", gate.name()));
  }

  @Override
  public void gateFinished(GateResult result) {
    ObjectNode line = line(Instant.now(), "gate_ended").put("name", result.gate());
    write(line.put("outcome", result.outcome().status()));
  }

  @Override
  public void agentStarted(String agent) {
    write(line(Instant.now(), "agent_started").put("name", agent));
  }

  @Override
  public void agentEnded(String agent) {
    write(line(Instant.now(), "agent_ended").put("name", agent));
  }

  @Override
  public void output(String source, String text) {
    write(line(Instant.now(), "output").put("name", source).put("text", text));
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
