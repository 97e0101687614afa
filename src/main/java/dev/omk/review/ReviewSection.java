package dev.omk.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.util.List;

/**
 * One section of the review as {@code proof.json} carries it under {@code review_artifacts}.
 *
 * @param pass {@code architect}, {@code code}, {@code test}, {@code security}, {@code performance}
 *     or {@code anti-slop}
 * @param status {@code passed}, {@code blocked}, or {@code not_measured} where it has what would
 *     measure the change and nothing was compared with the base
 * @param path of the written review, relative to the goal directory
 * @param summary one line
 * @param evidence what was looked at
 * @param risks what may be wrong all the same
 * @param knownGaps what was not looked at
 * @param recommendedNextStep one line
 */
public record ReviewSection(
    String pass,
    String status,
    String path,
    String summary,
    List<String> evidence,
    List<String> risks,
    List<String> knownGaps,
    String recommendedNextStep) {

  public ReviewSection {
    evidence = List.copyOf(evidence);
    risks = List.copyOf(risks);
    knownGaps = List.copyOf(knownGaps);
  }

  /** The section as an object with the keys of {@code proof.json}. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.put("pass", pass);
    node.put("status", status);
    node.put("path", path);
    node.put("summary", summary);
    node.set("evidence", array(evidence));
    node.set("risks", array(risks));
    node.set("known_gaps", array(knownGaps));
    node.put("recommended_next_step", recommendedNextStep);
    return node;
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = Json.array();
    values.forEach(array::add);
    return array;
  }
}
