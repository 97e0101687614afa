package dev.omk.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.review.Finding.Severity;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a reviewing agent answers: one JSON object with findings, alone or alone in one fence. The
 * schema is {@code docs/schema/review-answer.schema.json}; what does not fit it is no answer.
 *
 * @param findings as the agent gave them
 */
public record ReviewAnswer(List<Finding> findings) {
  private static final int MOST = 200;
  private static final int PATH = 1000;
  private static final int MESSAGE = 2000;
  private static final Set<String> KEYS = Set.of("severity", "path", "line", "message");
  private static final String FENCE = "```";

  public ReviewAnswer {
    findings = List.copyOf(findings);
  }

  /**
   * Reads an answer.
   *
   * @param agent who gave it
   * @throws MalformedJsonException with one line that says what does not fit
   */
  public static ReviewAnswer parse(String answer, String agent) throws MalformedJsonException {
    if (answer.isBlank()) {
      throw new MalformedJsonException("no answer");
    }
    ObjectNode doc = Json.parseObject(bare(answer.strip()).getBytes(StandardCharsets.UTF_8));
    onlyKeys(doc, Set.of("findings"), "the answer");
    JsonNode array = doc.path("findings");
    if (!array.isArray() || array.size() > MOST) {
      throw new MalformedJsonException("findings must be an array of at most " + MOST);
    }
    List<Finding> findings = new ArrayList<>();
    for (JsonNode node : array) {
      findings.add(finding(node, "findings[" + findings.size() + "]", agent));
    }
    return new ReviewAnswer(findings);
  }

  // Many models cannot help putting JSON in a fence.
  private static String bare(String answer) {
    int first = answer.indexOf('\n');
    boolean fenced =
        first > 0
            && answer.endsWith("\n" + FENCE)
            && Set.of(FENCE, FENCE + "json").contains(answer.substring(0, first).strip());
    return fenced ? answer.substring(first, answer.length() - FENCE.length()) : answer;
  }

  private static Finding finding(JsonNode node, String where, String agent)
      throws MalformedJsonException {
    if (!(node instanceof ObjectNode fields)) {
      throw new MalformedJsonException(where + " must be an object");
    }
    onlyKeys(fields, KEYS, where);
    String path = text(fields, "path", PATH, where);
    if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      throw new MalformedJsonException(where + ".path must be inside of the project");
    }
    JsonNode line = fields.path("line");
    if (!line.isInt() || line.asInt() < 0) {
      throw new MalformedJsonException(where + ".line must be a whole number from 0");
    }
    return new Finding(
        "agent." + agent,
        severity(fields, where),
        Harmless.line(path.startsWith("./") ? path.substring(2) : path, PATH),
        line.asInt(),
        Harmless.line(text(fields, "message", MESSAGE, where), MESSAGE),
        "mend it; where it is wrong, ask once more: omk goal review");
  }

  private static Severity severity(ObjectNode fields, String where) throws MalformedJsonException {
    String word = fields.path("severity").asText();
    return Stream.of(Severity.values())
        .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedJsonException(where + ".severity must be blocking, warning or note"));
  }

  private static String text(ObjectNode fields, String key, int most, String where)
      throws MalformedJsonException {
    JsonNode text = fields.path(key);
    if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > most) {
      throw new MalformedJsonException(
          where + "." + key + " must be a text of at most " + most + " characters");
    }
    return text.asText();
  }

  private static void onlyKeys(ObjectNode fields, Set<String> known, String where)
      throws MalformedJsonException {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!known.contains(field.getKey())) {
        throw new MalformedJsonException(
            where + " has an unknown key '" + Harmless.line(field.getKey(), 60) + "'");
      }
    }
  }
}
