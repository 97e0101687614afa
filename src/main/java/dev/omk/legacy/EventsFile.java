package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Event;
import dev.omk.store.LineReader;
import dev.omk.store.RegularFile;
import dev.omk.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code events.jsonl}, line by line; every line stands for itself. */
final class EventsFile {
  private static final int MAX_LINE = 16 * 1024 * 1024;

  /** All events are held at once, so there is an end to what is read of them. */
  private static final long MAX_KEPT = 32L * 1024 * 1024;

  private static final Set<String> KINDS =
      Set.of(
          ("run_started run_failed run_completed manual_interrupt task_started task_completed"
                  + " task_failed task_proposed task_accepted task_rejected task_claimed task_output"
                  + " task_graph_mutated worker_started worker_heartbeat worker_stalled worker_dead"
                  + " worker_recovered retry_scheduled command_started command_finished gate_passed"
                  + " gate_failed proof_written goal_paused goal_resumed goal_budget_extended"
                  + " goal_budget_exhausted budget_checkpoint slice.lease.claimed slice.lease.released"
                  + " slice.lease.expired slice.lease.skipped approval_requested approval_decided"
                  + " hook_triggered hook_resolved file_changed")
              .split(" ", -1));

  private final String name;
  private final List<Event> events = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int duplicates;
  private int failures;
  private String problem = "";
  private boolean damaged;

  private EventsFile(String name) {
    this.name = name;
  }

  static Part<OldEvents> read(Path file) {
    EventsFile reading = new EventsFile(String.valueOf(file.getFileName()));
    try (FileChannel channel = RegularFile.openForReading(file)) {
      reading.lines(new LineReader(channel, 0, MAX_LINE));
    } catch (IOException e) {
      reading.note(reading.name + ": " + StoreFailure.reason(e), true);
    }
    OldEvents read = new OldEvents(reading.events, reading.duplicates, reading.failures);
    return new Part<>(read, reading.problem, reading.damaged);
  }

  /** The first event, without reading on; nothing if the first line is none. */
  static Optional<Event> first(Path file) {
    EventsFile reading = new EventsFile("");
    try (FileChannel channel = RegularFile.openForReading(file)) {
      LineReader lines = new LineReader(channel, 0, MAX_LINE);
      if (lines.next() && !lines.tooLong()) {
        reading.take(Json.parseObject(lines.buffer(), lines.offset(), lines.length()), 1);
      }
    } catch (IOException e) {
      return Optional.empty(); // Whoever needs the events is told why.
    }
    return reading.events.stream().findFirst();
  }

  private void lines(LineReader lines) throws IOException {
    long kept = 0;
    for (long number = 1; lines.next(); number++) {
      kept += lines.length();
      if (kept > MAX_KEPT) {
        note(
            name
                + " is longer than "
                + MAX_KEPT
                + " bytes, and what follows line "
                + (number - 1)
                + " is left out",
            true);
        return;
      }
      if (lines.length() == 0 && !lines.tooLong()) {
        continue;
      }
      try {
        if (lines.tooLong()) {
          throw new MalformedJsonException("longer than " + MAX_LINE + " bytes");
        }
        take(Json.parseObject(lines.buffer(), lines.offset(), lines.length()), number);
      } catch (MalformedJsonException e) {
        failures++;
        if (lines.last()) {
          note(
              "the last line of " + name + " was torn and is left out (line " + number + ")",
              false);
        } else {
          note("line " + number + " of " + name + " cannot be read: " + e.getMessage(), true);
        }
      }
    }
  }

  // The first problem is told; a loss outdoes what is only worth a note.
  private void note(String what, boolean loss) {
    if (problem.isEmpty() || (loss && !damaged)) {
      problem = what;
    }
    damaged |= loss;
  }

  private void take(ObjectNode line, long number) throws MalformedJsonException {
    String id = LegacyFile.text(line, "id");
    LegacyFile.text(line, "run_id");
    String kind = LegacyFile.text(line, "kind");
    if (!line.path("schema_version").isIntegralNumber()) {
      throw new MalformedJsonException("it has no number 'schema_version'");
    }
    Event event =
        new Event(
            id,
            0,
            LegacyFile.time(line, "ts"),
            kind,
            line.path("actor").asText("").equals("null") ? "" : line.path("actor").asText(""),
            payload(line.path("payload")));
    if (!KINDS.contains(kind)) {
      failures++;
      note("line " + number + " of " + name + " is of an unknown kind: " + kind, false);
    } else if (ids.add(id)) {
      events.add(event);
    } else {
      duplicates++;
    }
  }

  private static ObjectNode payload(JsonNode payload) {
    return payload instanceof ObjectNode object ? object : Json.object();
  }
}
