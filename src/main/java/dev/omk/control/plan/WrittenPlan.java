package dev.omk.control.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.plan.Outline;
import dev.omk.plan.Proposal;
import dev.omk.plan.ProposalReader;
import dev.omk.text.Headline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The steps and tasks that a person wrote into the text of {@code plan --edit}, in the form in
 * which an agent answers (docs/schema/plan.schema.json) and held to the same rules.
 *
 * @param json as it was written
 */
public record WrittenPlan(ObjectNode json) {
  /** What stands as the planner of a plan that a person wrote. */
  static final String PERSON = "a person";

  private static final Pattern BLOCK =
      Pattern.compile(
          "^(?:## Plan[ \\t]*\\R\\s*)?```plan[ \\t]*\\R(.*?)^```[ \\t]*$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final int TITLE = 200;

  /** The block to be filled in; filled in by nobody, it says nothing. */
  static String blank(String goal) {
    String headline = Headline.of(goal);
    ObjectNode plan = Json.object();
    plan.put("title", headline.substring(0, Math.min(TITLE, headline.length())));
    plan.putArray("steps");
    plan.putArray("tasks");
    plan.putArray("risks");
    return "## Plan\n\n```plan\n" + Json.pretty(plan).strip() + "\n```\n";
  }

  /** The text without such blocks. */
  static String without(String text) {
    return BLOCK.matcher(text).replaceAll("");
  }

  /**
   * The plan of the last such block; nothing where it names neither steps nor tasks nor anything
   * else.
   *
   * @throws OmkException {@code INVALID_VALUE} if it is no JSON object
   */
  static Optional<WrittenPlan> in(String text) {
    Matcher blocks = BLOCK.matcher(text);
    Optional<String> last = blocks.results().map(WrittenPlan::body).reduce((one, next) -> next);
    if (last.isEmpty() || last.get().isBlank()) {
      return Optional.empty();
    }
    try {
      ObjectNode json = Json.parseObject(last.get().getBytes(StandardCharsets.UTF_8));
      return says(json) ? Optional.of(new WrittenPlan(json)) : Optional.empty();
    } catch (MalformedJsonException e) {
      throw refused("it is no JSON object: " + e.getMessage());
    }
  }

  private static String body(MatchResult block) {
    return block.group(1);
  }

  private static boolean says(ObjectNode json) {
    return json.properties().stream()
        .filter(field -> !field.getKey().equals("title") && !field.getKey().equals("version"))
        .map(field -> field.getValue())
        .anyMatch(value -> !(value.isArray() && value.isEmpty()));
  }

  /**
   * Holds it to the rules of a plan.
   *
   * @param paths of the base
   * @throws OmkException {@code INVALID_VALUE} with all that is wrong
   */
  Proposal checked(List<String> paths, List<GateSpec> gates) {
    if (!json.path("questions").isMissingNode()) {
      throw refused("questions: say in the goal what is wanted");
    }
    ProposalReader.Read read =
        ProposalReader.read(
            json, paths, gates.stream().map(GateSpec::name).collect(Collectors.toSet()));
    return switch (read) {
      case ProposalReader.Valid valid -> valid.proposal();
      case ProposalReader.Refused no -> throw refused(String.join("; ", no.reasons()));
    };
  }

  /** The outline with it. */
  static Outline over(Proposal proposal, Outline before) {
    return proposal.over(before, PERSON, "written with plan --edit");
  }

  private static OmkException refused(String why) {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "--edit: the plan cannot be taken: " + why,
        "nothing was made; docs/PLANNING.md says what a plan may hold");
  }
}
