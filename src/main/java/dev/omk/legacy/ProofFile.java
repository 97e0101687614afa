package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.omk.json.LargeJson;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.RegularFile;
import dev.omk.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code proof.json}. It holds the whole output of every gate, so it may be larger than memory:
 * then the outputs are left out, and their summaries stay.
 */
final class ProofFile {
  static final String NAME = "proof.json";

  /** Up to this size outputs are kept, in bytes. */
  private static final long SMALL = 4L * 1024 * 1024;

  private static final int MAX_KEPT = 16 * 1024 * 1024;
  private static final Set<String> OUTPUTS = Set.of("stdout", "stderr");

  private static final String SKIPPED = "<skipped by config>";

  private ProofFile() {}

  /** The document; nothing if there is no such file. */
  static Optional<ObjectNode> read(Path directory) throws MalformedJsonException {
    Path file = directory.resolve(NAME);
    try (FileChannel channel = RegularFile.openForReading(file);
        InputStream in = Channels.newInputStream(channel)) {
      boolean small = channel.size() <= SMALL;
      ObjectNode document = LargeJson.parse(in, small ? Set.of() : OUTPUTS, MAX_KEPT);
      LegacyFile.requireVersion(document, file);
      check(document);
      GoalFile.standard(document, "post_mutation_gates_ran", BooleanNode.FALSE);
      for (JsonNode gate : document.path("gates")) {
        if (gate instanceof ObjectNode object) {
          gate(object, small);
        }
      }
      return Optional.of(document);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException(StoreFailure.reason(e));
    }
  }

  private static void check(ObjectNode document) throws MalformedJsonException {
    for (String field : List.of("goal_id", "status", "readiness", "summary")) {
      LegacyFile.text(document, field);
    }
    LegacyFile.time(document, "generated_at");
    LegacyFile.word(document, "status", GoalFile.statuses());
    if (!(document.path("task_graph_summary") instanceof ObjectNode)) {
      throw new MalformedJsonException("it has no 'task_graph_summary'");
    }
    for (String field :
        List.of(
            "artifacts",
            "changed_files",
            "commits",
            "gates",
            "known_gaps",
            "human_decisions_required")) {
      if (!document.path(field).isArray()) {
        throw new MalformedJsonException("it has no list '" + field + "'");
      }
    }
  }

  /** Says of a gate what omk 0.5.0 left to be read between the lines. */
  private static void gate(ObjectNode gate, boolean whole) throws MalformedJsonException {
    LegacyFile.text(gate, "name");
    if (!gate.path("passed").isBoolean() || !gate.path("required").isBoolean()) {
      throw new MalformedJsonException("gate " + gate.path("name") + " does not say if it passed");
    }
    GoalFile.standard(gate, "command_line", TextNode.valueOf(""));
    GoalFile.standard(gate, "timed_out", BooleanNode.FALSE);
    GoalFile.standard(gate, "timeout_secs", IntNode.valueOf(0));
    String status = status(gate);
    gate.put("status", status);
    gate.put("passed", status.equals("passed"));
    gate.put("reason", reason(gate, status));
    if (!whole) {
      gate.put("stdout", gate.path("stdout_summary").asText(""));
      gate.put("stderr", gate.path("stderr_summary").asText(""));
    }
  }

  private static String status(ObjectNode gate) {
    if (gate.path("command_line").asText("").equals(SKIPPED)) {
      return "skipped";
    }
    if (gate.path("timed_out").asBoolean(false)) {
      return "timed_out";
    }
    return gate.path("passed").asBoolean(false) ? "passed" : "failed";
  }

  private static String reason(ObjectNode gate, String status) {
    if (!status.equals("failed")) {
      return status.equals("skipped") ? "skipped by its definition" : "";
    }
    JsonNode exit = gate.path("exit_code");
    return exit.isNumber()
        ? "exit code " + exit.asInt()
        : "no exit code: its program is missing, or a signal ended it";
  }
}
