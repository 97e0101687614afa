package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a mode of permissions is set in a session: by {@code session/set_mode}, or where the agent
 * has it as an option by {@code session/set_config_option}.
 *
 * @param method to call; empty when the session is in that mode already
 * @param params of the call
 */
record SessionMode(String method, ObjectNode params) {

  /**
   * Looks the mode up in what a new or loaded session told.
   *
   * @param mode an id, or with a leading {@code #} the end of one that is an address
   * @return nothing if it has no such mode
   */
  static Optional<SessionMode> find(JsonNode session, String sessionId, String mode) {
    JsonNode modes = session.path("modes");
    for (JsonNode each : modes.path("availableModes")) {
      String id = each.path("id").asText();
      if (fits(id, mode)) {
        return Optional.of(
            id.equals(modes.path("currentModeId").asText())
                ? nothing()
                : call("session/set_mode", sessionId, "modeId", id));
      }
    }
    return option(session, sessionId, mode);
  }

  private static Optional<SessionMode> option(JsonNode session, String sessionId, String mode) {
    for (JsonNode option : session.path("configOptions")) {
      if (!isMode(option)) {
        continue;
      }
      for (String value : values(option)) {
        if (fits(value, mode)) {
          if (value.equals(option.path("currentValue").asText())) {
            return Optional.of(nothing());
          }
          SessionMode set = call("session/set_config_option", sessionId, "value", value);
          set.params.put("configId", option.path("id").asText());
          return Optional.of(set);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMode(JsonNode option) {
    return option.path("category").asText().equals("mode")
        || option.path("id").asText().equals("mode");
  }

  /** The values of a select; they may come in groups. */
  private static List<String> values(JsonNode option) {
    List<String> values = new ArrayList<>();
    for (JsonNode each : option.path("options")) {
      if (each.path("options").isArray()) {
        each.path("options").forEach(inner -> values.add(inner.path("value").asText()));
      } else {
        values.add(each.path("value").asText());
      }
    }
    return values;
  }

  /** The modes there are, for a message. */
  static List<String> names(JsonNode session) {
    List<String> names = new ArrayList<>();
    session.path("modes").path("availableModes").forEach(m -> names.add(m.path("id").asText()));
    for (JsonNode option : session.path("configOptions")) {
      if (isMode(option)) {
        names.addAll(values(option));
      }
    }
    return names.stream().distinct().toList();
  }

  private static boolean fits(String id, String mode) {
    return id.equals(mode) || (mode.startsWith("#") && id.endsWith(mode));
  }

  private static SessionMode nothing() {
    return new SessionMode("", Json.object());
  }

  private static SessionMode call(String method, String sessionId, String key, String value) {
    ObjectNode params = Json.object();
    params.put("sessionId", sessionId);
    params.put(key, value);
    return new SessionMode(method, params);
  }
}
