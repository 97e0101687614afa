package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import java.util.List;

/** Gates that would run. */
public final class GateList {
  private GateList() {}

  /** One line a gate. */
  public static String text(List<GateSpec> gates) {
    Text text = new Text();
    text.line("Gates (" + gates.size() + "), none of them was run:");
    for (GateSpec gate : gates) {
      String needs = gate.needs().isEmpty() ? "" : "; needs " + String.join(", ", gate.needs());
      String decides = gate.decides() ? "" : "; decides nothing";
      String skip = gate.skip() ? "; skipped" : "";
      text.shown("  ", gate.name() + ": " + gate.commandLine() + needs + decides + skip);
    }
    return text.toString();
  }

  /** The same as a document. */
  public static ObjectNode json(List<GateSpec> gates) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    ArrayNode array = doc.putArray("gates");
    for (GateSpec gate : gates) {
      ObjectNode node = array.addObject();
      node.put("name", gate.name());
      node.put("command_line", gate.commandLine());
      node.put("required", gate.decides());
      node.put("skip", gate.skip());
      ArrayNode needs = node.putArray("needs");
      gate.needs().forEach(needs::add);
      node.put("origin", gate.origin());
    }
    return doc;
  }
}
