package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code goal.json}: the state, and the only file that most commands read. */
final class GoalFile {
  static final String NAME = "goal.json";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private GoalFile() {}

  /** The document with its defaults; nothing if there is no such file. */
  static Optional<ObjectNode> read(Path directory) throws MalformedJsonException {
    Path file = directory.resolve(NAME);
    Optional<ObjectNode> read = LegacyFile.object(file);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode document = read.get();
    LegacyFile.requireVersion(document, file);
    check(document);
    return Optional.of(withDefaults(document));
  }

  private static void check(ObjectNode document) throws MalformedJsonException {
    LegacyFile.text(document, "goal_id");
    LegacyFile.text(document, "original_goal");
    LegacyFile.text(document, "normalized_goal");
    LegacyFile.text(document, "status");
    LegacyFile.time(document, "created_at");
    LegacyFile.time(document, "updated_at");
    LegacyFile.word(document, "status", statuses());
    LegacyFile.word(document, "phase", phases());
    LegacyFile.word(document, "delivery_policy", List.of("local", "draft-pr", "auto-pr"));
    LegacyFile.word(document, "merge_policy", List.of("disabled", "manual", "gated"));
    JsonNode artifacts = document.path("artifacts");
    if (!artifacts.isMissingNode() && !(artifacts instanceof ArrayNode)) {
      throw new MalformedJsonException("'artifacts' is no list");
    }
  }

  static List<String> statuses() {
    List<String> words = new ArrayList<>();
    for (GoalStatus status : GoalStatus.values()) {
      words.add(status.json());
    }
    return words;
  }

  private static List<String> phases() {
    List<String> words = new ArrayList<>();
    for (GoalPhase phase : GoalPhase.values()) {
      words.add(phase.json());
    }
    return words;
  }

  static ObjectNode withDefaults(ObjectNode document) {
    standard(document, "version", NODES.numberNode(LegacyFile.VERSION));
    standard(document, "phase", NODES.textNode("intake"));
    standard(document, "until_ready", NODES.booleanNode(false));
    standard(document, "slice_execution", NODES.booleanNode(false));
    standard(document, "delivery_policy", NODES.textNode("local"));
    standard(document, "merge_policy", NODES.textNode("disabled"));
    ObjectNode criteria = Json.object();
    criteria.put("proof_required", true);
    criteria.put("gates_required", true);
    criteria.put("human_blockers_stop", true);
    standard(document, "terminal_criteria", criteria);
    standard(document, "artifacts", Json.array());
    return document;
  }

  /** Sets a field that is not there. */
  static void standard(ObjectNode document, String field, JsonNode value) {
    if (!document.has(field)) {
      document.set(field, value);
    }
  }
}
