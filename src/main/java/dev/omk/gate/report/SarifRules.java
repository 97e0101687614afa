package dev.omk.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.gate.GateFinding.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules that one run of a SARIF log describes; CodeQL and semgrep keep the levels there. */
final class SarifRules {
  private final JsonNode tool;
  private final Map<String, JsonNode> byId = new HashMap<>();

  private SarifRules(JsonNode tool) {
    this.tool = tool;
    add(tool.path("driver"));
    tool.path("extensions").forEach(this::add);
  }

  private void add(JsonNode component) {
    component.path("rules").forEach(rule -> byId.putIfAbsent(rule.path("id").asText(""), rule));
  }

  static SarifRules of(JsonNode run) {
    return new SarifRules(run.path("tool"));
  }

  String id(JsonNode result) {
    String own = result.path("ruleId").asText(result.path("rule").path("id").asText(""));
    return own.isEmpty() ? rule(result).path("id").asText("") : own;
  }

  /** Nothing for {@code none} and for what is no level. */
  Optional<Level> level(JsonNode result) {
    String fallback = rule(result).path("defaultConfiguration").path("level").asText("warning");
    return switch (result.path("level").asText(fallback)) {
      case "error" -> Optional.of(Level.ERROR);
      case "warning" -> Optional.of(Level.WARNING);
      case "note" -> Optional.of(Level.NOTE);
      default -> Optional.empty();
    };
  }

  /** What a result says, in the words of its rule where it names these. */
  String message(JsonNode result) {
    return SarifMessage.text(
        result.path("message"),
        rule(result).path("messageStrings"),
        component(result).path("globalMessageStrings"));
  }

  /** By its id, else by its place in the driver, or in the extension that is named (3.52.4). */
  private JsonNode rule(JsonNode result) {
    JsonNode reference = result.path("rule");
    int index = result.path("ruleIndex").asInt(reference.path("index").asInt(-1));
    String id = result.path("ruleId").asText(reference.path("id").asText(""));
    JsonNode known = byId.get(id);
    return known != null ? known : component(result).path("rules").path(index);
  }

  private JsonNode component(JsonNode result) {
    int extension = result.path("rule").path("toolComponent").path("index").asInt(-1);
    return extension < 0 ? tool.path("driver") : tool.path("extensions").path(extension);
  }
}
