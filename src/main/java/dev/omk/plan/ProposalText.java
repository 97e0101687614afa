package dev.omk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the plan in what an agent answered: the whole of it, a block in fences, or a text inside of
 * a stream of JSON lines, as command lines of agents print it. The last one counts.
 */
public final class ProposalText {
  private static final int LINES = 20_000;
  private static final Pattern FENCED =
      Pattern.compile("```(?:json)?\\s*\\n(.*?)\\n\\s*```", Pattern.DOTALL);
  private static final String MARK = "steps";

  private ProposalText() {}

  /** The plan; nothing if there is none. */
  public static Optional<ObjectNode> plan(String answer) {
    List<String> texts = new ArrayList<>();
    texts.add(answer);
    answer
        .lines()
        .limit(LINES)
        .filter(line -> line.startsWith("{"))
        .forEach(line -> inner(line, texts));
    for (String text : texts.reversed()) {
      Optional<ObjectNode> found = in(text);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ObjectNode> in(String text) {
    Optional<ObjectNode> whole = parsed(text.strip());
    if (whole.isPresent()) {
      return whole;
    }
    Optional<ObjectNode> last = Optional.empty();
    Matcher blocks = FENCED.matcher(text);
    while (blocks.find()) {
      Optional<ObjectNode> block = parsed(blocks.group(1).strip());
      last = block.isPresent() ? block : last;
    }
    int begin = text.indexOf('{');
    int end = text.lastIndexOf('}');
    return last.isPresent() || begin < 0 || end < begin
        ? last
        : parsed(text.substring(begin, end + 1));
  }

  private static Optional<ObjectNode> parsed(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      ObjectNode node = Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
      return node.has(MARK) ? Optional.of(node) : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static void inner(String line, List<String> texts) {
    try {
      Deque<JsonNode> open = new ArrayDeque<>();
      open.push(Json.parseObject(line.getBytes(StandardCharsets.UTF_8)));
      while (!open.isEmpty()) {
        JsonNode node = open.pop();
        node.forEach(open::push);
        if (node.isTextual() && node.asText().contains("\"" + MARK + "\"")) {
          texts.add(node.asText());
        }
      }
    } catch (MalformedJsonException e) {
      return; // A line that is no event of a stream.
    }
  }
}
