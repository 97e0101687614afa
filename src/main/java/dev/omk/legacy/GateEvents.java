package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gates of the last verification as the journal tells them, for a proof that is lost. */
final class GateEvents {
  private GateEvents() {}

  static ArrayNode gates(List<Event> events) {
    Map<String, ObjectNode> gates = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.kind().equals("gate_passed") || event.kind().equals("gate_failed")) {
        ObjectNode gate = event.payload().deepCopy();
        gate.remove("gate_id");
        boolean passed = event.kind().equals("gate_passed");
        gate.put("passed", passed);
        gate.put("status", passed ? "passed" : "failed");
        gate.put("stdout", gate.path("stdout_summary").asText(""));
        gate.put("stderr", gate.path("stderr_summary").asText(""));
        gate.put("duration_ms", 0);
        gates.put(gate.path("name").asText(), gate);
      }
    }
    ArrayNode array = Json.array();
    gates.values().forEach(array::add);
    return array;
  }
}
