package dev.omk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.OmkException;
import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import dev.omk.task.WriteConflicts;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the plan of an agent, as docs/schema/plan.schema.json describes it, and trusts nothing in
 * it. Everything that is wrong is told at once, so that it can be asked again.
 */
public final class ProposalReader {
  private static final int TASKS = 40;
  private static final int ITEMS = 40;
  private static final int PATHS = 100;
  private static final int TEXT = 500;
  private static final int REASONS = 12;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "version",
          "title",
          "steps",
          "tasks",
          "risks",
          "criteria",
          "assumptions",
          "questions",
          "gates",
          "protected");
  private static final Set<String> TASK_FIELDS =
      Set.of(
          "id",
          "title",
          "description",
          "read_set",
          "write_set",
          "dependencies",
          "risk",
          "acceptance",
          "gates");
  private static final Set<String> GATE_FIELDS = Set.of("name", "run");

  private final ProposedPaths paths;
  private final Set<String> gates;
  private final List<String> problems = new ArrayList<>();

  /** What became of a plan. */
  public sealed interface Read {}

  /** It can be used. */
  public record Valid(Proposal proposal) implements Read {}

  /** It cannot, for these reasons, one line each. */
  public record Refused(List<String> reasons) implements Read {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  private ProposalReader(List<String> paths, Set<String> gates) {
    this.paths = new ProposedPaths(paths, this::problem);
    this.gates = Set.copyOf(gates);
  }

  /**
   * Reads one.
   *
   * @param plan the document
   * @param paths of the base
   * @param gates names of those that a task may be verified by
   */
  public static Read read(ObjectNode plan, List<String> paths, Set<String> gates) {
    ProposalReader reader = new ProposalReader(paths, gates);
    Proposal proposal = reader.proposal(plan);
    return reader.problems.isEmpty()
        ? new Valid(proposal)
        : new Refused(reader.problems.stream().limit(REASONS).toList());
  }

  private void problem(String message) {
    problems.add(Harmless.line(message, TEXT));
  }

  private Proposal proposal(ObjectNode plan) {
    known(plan, FIELDS, "the plan");
    JsonNode version = plan.path("version");
    if (!version.isMissingNode() && !(version.isInt() && version.asInt() == VERSION)) {
      problem("version must be " + VERSION);
    }
    String title = text(plan, "title", "the plan");
    List<String> steps = texts(plan, "steps", ITEMS);
    if (steps.isEmpty()) {
      problem("steps must name one step at least");
    }
    List<Task> tasks = tasks(plan.path("tasks"));
    order(tasks);
    List<String> protectedPaths = texts(plan, "protected", PATHS);
    protectedPaths.forEach(path -> paths.inside(path, "protected"));
    return new Proposal(
        title,
        steps,
        tasks,
        texts(plan, "risks", ITEMS),
        texts(plan, "criteria", ITEMS),
        texts(plan, "assumptions", ITEMS),
        texts(plan, "questions", ITEMS),
        gates(plan.path("gates")),
        protectedPaths);
  }

  private void known(JsonNode node, Set<String> fields, String where) {
    for (var field : node.properties()) {
      if (!fields.contains(field.getKey())) {
        problem("unknown field '" + field.getKey() + "' in " + where);
      }
    }
  }

  private List<Task> tasks(JsonNode array) {
    if (!array.isMissingNode() && !array.isArray()) {
      problem("tasks must be an array");
    }
    if (array.size() > TASKS) {
      problem("too many tasks: " + array.size() + ", at most " + TASKS);
      return List.of();
    }
    List<Task> tasks = new ArrayList<>();
    for (JsonNode node : array) {
      if (node.isObject()) {
        tasks.add(task(node));
      } else {
        problem("a task must be an object");
      }
    }
    return tasks;
  }

  private Task task(JsonNode node) {
    String id = node.path("id").asText("");
    String where = "task '" + Harmless.line(id, 70) + "'";
    known(node, TASK_FIELDS, where);
    if (!ID.matcher(id).matches()) {
      problem(where + ": an id is lower-case letters, digits and hyphens, at most 64");
    }
    String risk = node.path("risk").asText("medium");
    if (!Set.of("low", "medium", "high").contains(risk)) {
      problem(where + ": risk is low, medium or high");
    }
    List<String> reads = texts(node, "read_set", PATHS);
    List<String> writes = texts(node, "write_set", PATHS);
    reads.forEach(path -> paths.readable(path, where));
    writes.forEach(path -> paths.writable(path, where));
    List<String> acceptance = texts(node, "acceptance", ITEMS);
    List<String> own = texts(node, "gates", ITEMS);
    own.forEach(gate -> defined(gate, where));
    String title = text(node, "title", where);
    String description = node.path("description").asText("");
    return new Task(
        id,
        title,
        description.isBlank() ? title : Harmless.line(description, TEXT),
        TaskStatus.PENDING,
        "executor",
        texts(node, "dependencies", TASKS),
        reads,
        writes,
        risk,
        acceptance.isEmpty() ? List.of(title) : acceptance,
        own.stream().distinct().toList(),
        List.of(),
        0,
        null);
  }

  private void defined(String gate, String where) {
    if (!gates.contains(gate)) {
      problem(where + ": there is no gate '" + gate + "'");
    }
  }

  private void order(List<Task> tasks) {
    if (tasks.isEmpty() || !problems.isEmpty()) {
      return; // What a task itself has wrong is told first.
    }
    try {
      WriteConflicts.in(new TaskGraph(tasks)).forEach(this::problem);
    } catch (OmkException e) {
      problem(e.line());
    }
  }

  private List<String> gates(JsonNode array) {
    List<String> gates = new ArrayList<>();
    if (!array.isMissingNode() && !array.isArray()) {
      problem("gates must be an array");
    }
    for (JsonNode gate : array) {
      known(gate, GATE_FIELDS, "a gate");
      gates.add(text(gate, "name", "a gate") + ": `" + text(gate, "run", "a gate") + "`");
      if (gates.size() > ITEMS) {
        problem("too many gates: at most " + ITEMS);
        break;
      }
    }
    return gates;
  }

  private String text(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.asText().isBlank()) {
      problem(where + " needs a text as '" + field + "'");
      return "?";
    }
    return bounded(value.asText(), field);
  }

  private String bounded(String text, String field) {
    if (text.length() > TEXT) {
      problem(field + " is longer than " + TEXT + " characters: " + text.substring(0, 40) + "…");
    }
    return Harmless.line(text, TEXT);
  }

  private List<String> texts(JsonNode node, String field, int most) {
    JsonNode array = node.path(field);
    if (array.isMissingNode() || array.isNull()) {
      return List.of();
    }
    if (!array.isArray()) {
      problem(field + " must be an array of texts");
      return List.of();
    }
    if (array.size() > most) {
      problem("too many in " + field + ": " + array.size() + ", at most " + most);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      if (item.isTextual() && !item.asText().isBlank()) {
        texts.add(bounded(item.asText(), field));
      } else {
        problem(field + " must be an array of texts");
      }
    }
    return texts;
  }
}
