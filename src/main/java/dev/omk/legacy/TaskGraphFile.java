package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.OmkException;
import dev.omk.json.MalformedJsonException;
import dev.omk.task.Task;
import dev.omk.task.TaskEvidence;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code task-graph.json}. */
final class TaskGraphFile {
  static final String NAME = "task-graph.json";

  private TaskGraphFile() {}

  static Part<TaskGraph> read(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      Optional<ObjectNode> document = LegacyFile.object(file);
      if (document.isEmpty()) {
        return Part.noted(TaskGraph.EMPTY, NAME + " is missing");
      }
      if (document.get().path("version").asLong() == 0) {
        throw new MalformedJsonException("version is 0");
      }
      LegacyFile.requireVersion(document.get(), file);
      return Part.whole(graph(document.get()));
    } catch (MalformedJsonException e) {
      return Part.damaged(TaskGraph.EMPTY, NAME + " cannot be read: " + e.getMessage());
    }
  }

  private static TaskGraph graph(ObjectNode document) throws MalformedJsonException {
    List<Task> tasks = new ArrayList<>();
    for (JsonNode node : document.path("tasks")) {
      if (node instanceof ObjectNode task) {
        tasks.add(task(task));
      }
    }
    if (tasks.isEmpty()) {
      throw new MalformedJsonException("it has no task");
    }
    try {
      return new TaskGraph(tasks);
    } catch (OmkException e) {
      throw new MalformedJsonException(e.line());
    }
  }

  private static Task task(ObjectNode task) throws MalformedJsonException {
    LegacyFile.text(task, "status");
    LegacyFile.word(task, "status", List.of("pending", "blocked", "done"));
    return new Task(
        LegacyFile.text(task, "id"),
        LegacyFile.text(task, "title"),
        LegacyFile.text(task, "description"),
        status(task.path("status").asText()),
        task.path("owner_role").asText("goal-controller"),
        texts(task, "dependencies"),
        texts(task, "read_set"),
        texts(task, "write_set"),
        LegacyFile.text(task, "risk"),
        texts(task, "acceptance"),
        List.of(),
        evidence(task.path("evidence")),
        task.path("retry_count").asInt(0),
        completed(task));
  }

  private static TaskStatus status(String word) {
    return switch (word) {
      case "done" -> TaskStatus.DONE;
      case "blocked" -> TaskStatus.BLOCKED;
      default -> TaskStatus.PENDING; // The only other word.
    };
  }

  private static @org.jspecify.annotations.Nullable Instant completed(ObjectNode task)
      throws MalformedJsonException {
    return task.path("completed_at").isTextual() ? LegacyFile.time(task, "completed_at") : null;
  }

  private static List<TaskEvidence> evidence(JsonNode array) {
    List<TaskEvidence> evidence = new ArrayList<>();
    for (JsonNode item : array) {
      evidence.add(
          new TaskEvidence(
              item.path("kind").asText(),
              item.path("path").asText(),
              item.path("summary").asText()));
    }
    return evidence;
  }

  private static List<String> texts(ObjectNode task, String field) throws MalformedJsonException {
    if (!task.path(field).isArray()) {
      throw new MalformedJsonException("a task has no list '" + field + "'");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : task.path(field)) {
      texts.add(item.asText());
    }
    return texts;
  }
}
