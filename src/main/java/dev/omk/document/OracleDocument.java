package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Artifact;
import dev.omk.goal.Comparison;
import dev.omk.goal.Goal;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import java.util.List;
import java.util.Locale;

/** The part of {@code proof.json} that depends on the kind of the goal. */
final class OracleDocument {
  private OracleDocument() {}

  /** What the goal's kind asks for, and whether it is there. */
  static void oracle(ObjectNode doc, Goal goal, Assessment assessment) {
    List<Claim> claims =
        assessment.claims().stream().filter(claim -> claim.rule().equals("oracle")).toList();
    ObjectNode node = doc.putObject("oracle_evidence");
    node.put("kind", goal.kind().json());
    node.put(
        "status",
        claims.stream().anyMatch(c -> c.strength() == Claim.Strength.MISSING)
            ? "blocked"
            : "passed");
    ArrayNode checks = node.putArray("checks");
    for (Claim claim : claims) {
      ObjectNode check = checks.addObject();
      check.put("name", claim.detail().replaceFirst(":.*", ""));
      check.put("status", claim.strength() == Claim.Strength.MISSING ? "blocked" : "passed");
      check.put("strength", claim.strength().json());
      check.put("detail", claim.detail());
    }
  }

  /** What the work was compared by, if it was. */
  static void comparison(ObjectNode doc, Goal goal) {
    Comparison comparison = goal.comparison();
    if (comparison == null) {
      return;
    }
    ObjectNode node = doc.putObject("comparison");
    node.put("subject", comparison.subject());
    ArrayNode checks = node.putArray("checks");
    for (Comparison.Check check : comparison.checks()) {
      ObjectNode entry = checks.addObject();
      entry.put("evidence", check.evidence());
      entry.put("name", check.name());
      entry.put("verdict", check.verdict().name().toLowerCase(Locale.ROOT));
      entry.put("detail", check.detail());
      entry.set("differences", TaskGraphDocument.texts(check.differences()));
    }
    node.set(
        "artifacts",
        TaskGraphDocument.texts(comparison.artifacts().stream().map(Artifact::path).toList()));
  }
}
