package dev.omk.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.task.Proposal;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The further tasks in an agent's answer: in a fence {@code omk-tasks}, a JSON array of objects
 * with {@code title}, {@code description} and {@code write_set}. The schema is {@code
 * docs/schema/proposed-tasks.schema.json}.
 *
 * @param proposals those that are well-formed
 * @param refused why others are not taken, one line each
 */
public record ProposedTasks(List<Proposal> proposals, List<String> refused) {
  private static final String FENCE = "```";
  private static final String BEGIN = FENCE + "omk-tasks";
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 2000;
  private static final int GLOBS = 20;
  private static final int GLOB = 300;
  private static final Set<String> KEYS = Set.of("title", "description", "write_set");

  public ProposedTasks {
    proposals = List.copyOf(proposals);
    refused = List.copyOf(refused);
  }

  /** Reads the last such fence of an answer; there may be none. */
  public static ProposedTasks in(String answer, String agent, int pass) {
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : answer.lines().toList()) {
      if (line.stripTrailing().equals(BEGIN)) {
        block.setLength(0);
        inside = true;
      } else if (line.startsWith(FENCE)) {
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      }
    }
    return block.isEmpty() || inside
        ? new ProposedTasks(List.of(), List.of())
        : read(block.toString(), agent, pass);
  }

  private static ProposedTasks read(String block, String agent, int pass) {
    JsonNode tasks;
    try {
      tasks =
          Json.parseObject(("{\"tasks\":" + block + "}").getBytes(StandardCharsets.UTF_8))
              .path("tasks");
    } catch (MalformedJsonException e) {
      return new ProposedTasks(
          List.of(), List.of("no JSON: " + Harmless.line(String.valueOf(e.getMessage()), TITLE)));
    }
    if (!tasks.isArray()) {
      return new ProposedTasks(List.of(), List.of("not an array"));
    }
    List<Proposal> proposals = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (JsonNode task : tasks) {
      String problem =
          proposals.size() < Proposal.MOST_A_PASS
              ? problem(task)
              : "more than " + Proposal.MOST_A_PASS + " in one pass";
      if (problem.isEmpty()) {
        proposals.add(proposal(task, agent, pass));
      } else if (refused.size() < Proposal.MOST_A_PASS) {
        refused.add(problem);
      }
    }
    return new ProposedTasks(proposals, refused);
  }

  private static String problem(JsonNode task) {
    if (!(task instanceof ObjectNode fields)) {
      return "not an object";
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!KEYS.contains(field.getKey())) {
        return "unknown key '" + Harmless.line(field.getKey(), 60) + "'";
      }
    }
    if (!text(task.path("title"), TITLE) || !text(task.path("description"), DESCRIPTION)) {
      return "title and description must be texts of at most "
          + TITLE
          + " and "
          + DESCRIPTION
          + " characters";
    }
    JsonNode globs = task.path("write_set");
    if (!globs.isArray() || globs.size() > GLOBS) {
      return "write_set must be an array of at most " + GLOBS + " globs";
    }
    for (JsonNode glob : globs) {
      if (!text(glob, GLOB) || leavesTheProject(glob.asText())) {
        return "write_set must hold paths inside of the project";
      }
    }
    return "";
  }

  private static boolean text(JsonNode node, int most) {
    return node.isTextual() && !node.asText().isBlank() && node.asText().length() <= most;
  }

  private static boolean leavesTheProject(String glob) {
    return glob.startsWith("/") || List.of(glob.split("/", -1)).contains("..");
  }

  private static Proposal proposal(JsonNode task, String agent, int pass) {
    List<String> globs = new ArrayList<>();
    task.path("write_set").forEach(glob -> globs.add(Harmless.line(glob.asText(), GLOB)));
    return new Proposal(
        Harmless.line(task.path("title").asText(), TITLE),
        Harmless.block(task.path("description").asText()),
        globs,
        agent,
        pass);
  }
}
