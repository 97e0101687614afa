package dev.omk.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** A JSON file of which some top-level keys are protected. */
final class JsonKeyParts implements PartRule {
  static final Set<String> DENO = Set.of("tasks", "test", "lint", "fmt", "exclude");

  private final Set<String> keys;

  JsonKeyParts(Set<String> keys) {
    this.keys = keys;
  }

  @Override
  public boolean changed(String base, String candidate) {
    try {
      return differs(keys, read(base), read(candidate));
    } catch (MalformedJsonException e) {
      return true; // What cannot be read cannot be shown to be harmless.
    }
  }

  static boolean differs(Set<String> keys, ObjectNode base, ObjectNode candidate) {
    return keys.stream().anyMatch(key -> !Objects.equals(base.get(key), candidate.get(key)));
  }

  static ObjectNode read(String text) throws MalformedJsonException {
    return text.isBlank() ? Json.object() : Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
  }

  static Iterable<String> names(JsonNode node) {
    return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
