package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import dev.omk.secret.Redactor;
import java.util.List;

/**
 * Gates that would run.
 *
 * @param redactor takes out the secrets that a definition may hold
 */
public record GateList(List<GateSpec> gates, Redactor redactor) {

  /** One line a gate. */
  public String text() {
    Text text = new Text();
    text.line("Gates (" + gates.size() + "), none of them was run:");
    for (GateSpec gate : gates) {
      String needs = gate.needs().isEmpty() ? "" : "; needs " + String.join(", ", gate.needs());
      String where = gate.workdir().isEmpty() ? "" : "; in " + gate.workdir();
      String decides = gate.decides() ? "" : "; decides nothing";
      String skip = gate.skip() ? "; skipped" : "";
      text.shown("  ", gate.name() + ": " + gate.commandLine() + where + needs + decides + skip);
    }
    return redactor.redact(text.toString());
  }

  /** The same as a document. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    ArrayNode array = doc.putArray("gates");
    for (GateSpec gate : gates) {
      ObjectNode node = array.addObject();
      node.put("name", gate.name());
      node.put("command_line", redactor.redact(gate.commandLine()));
      node.put("workdir", gate.workdir());
      node.put("required", gate.decides());
      node.put("skip", gate.skip());
      ArrayNode needs = node.putArray("needs");
      gate.needs().forEach(needs::add);
      node.put("origin", gate.origin());
    }
    return doc;
  }
}
