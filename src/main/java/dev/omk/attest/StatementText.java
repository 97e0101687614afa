package dev.omk.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalStatus;
import dev.omk.proof.Claim.Strength;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a statement says, read in depth: a signature shows who said it, not that it makes sense.
 *
 * @param document the statement
 */
record StatementText(ObjectNode document) {
  String type() {
    return document.path("predicateType").asText();
  }

  private JsonNode predicate() {
    return document.path("predicate");
  }

  private JsonNode details() {
    return predicate().path(Attestation.DETAILS);
  }

  boolean isAbout(String tree) {
    return document
        .path("subject")
        .valueStream()
        .anyMatch(subject -> subject.path("digest").path("gitTree").asText().equals(tree));
  }

  /** Whether it says of a tree what a check goes by. */
  boolean ours(String tree) {
    return isAbout(tree) && Set.of(Attestation.SUMMARY, Attestation.TEST_RESULT).contains(type());
  }

  /** Why a verification summary does not say that a goal was ready; nothing if it does. */
  Optional<String> notReady() {
    String verifier = predicate().path("verifier").path("id").asText();
    String policy = predicate().path("policy").path("uri").asText();
    if (!verifier.equals(Attestation.VERIFIER) || !policy.equals(Attestation.POLICY)) {
      return Optional.of("made by '" + verifier + "' for '" + policy + "', not by omk");
    }
    String result = predicate().path("verificationResult").asText();
    boolean level =
        predicate()
            .path("verifiedLevels")
            .valueStream()
            .anyMatch(one -> one.asText().equals(Attestation.LEVEL));
    if (!level || !result.equals(Attestation.PASSED)) {
      return Optional.of("the goal was not ready: " + result);
    }
    return gatesDigest().isEmpty()
        ? Optional.of("it does not name the digest of the pinned gates")
        : unproven();
  }

  private Optional<String> unproven() {
    if (!details().isObject()) {
      return Optional.of("it does not say what was proven: " + Attestation.DETAILS + " is missing");
    }
    String status = details().path("status").asText();
    if (!status.equals(GoalStatus.READY.json())) {
      return Optional.of("the goal was not ready: its status was '" + status + "'");
    }
    if (goalId().isEmpty()) {
      return Optional.of("it does not say which goal was ready");
    }
    if (details().path("claims").isEmpty()) {
      return Optional.of("it does not say what was proven: there are no claims");
    }
    return details()
        .path("claims")
        .valueStream()
        .filter(claim -> !shown(claim.path("strength").asText()))
        .map(claim -> "the claim '" + claim.path("rule").asText() + "' is not shown")
        .findFirst();
  }

  private static boolean shown(String strength) {
    return strength.equals(Strength.STRONG.json()) || strength.equals(Strength.WEAK.json());
  }

  /** Why a test result does not say that the gates passed; nothing if it does. */
  Optional<String> notGreen() {
    String result = predicate().path("result").asText();
    boolean green = result.equals(Attestation.PASSED) || result.equals(Attestation.WARNED);
    if (!green || !predicate().path("failedTests").isEmpty()) {
      return Optional.of("the gates did not pass: " + result);
    }
    // A gate that decides nothing may fail, and then it is named.
    if (result.equals(Attestation.WARNED) == warned().isEmpty()) {
      return Optional.of(
          "the result is " + result + ", and the gates with a warning are " + warned());
    }
    return gatesDigest().isEmpty()
        ? Optional.of("it does not name the digest of the pinned gates")
        : Optional.empty();
  }

  /** Names of what passed with a warning, or failed and decides nothing. */
  List<String> warned() {
    return predicate().path("warnedTests").valueStream().map(JsonNode::asText).toList();
  }

  /** The goal that a verification summary is about; empty if it names none. */
  String resource() {
    String uri = predicate().path("resourceUri").asText();
    return uri.startsWith(Attestation.GOAL) ? uri.substring(Attestation.GOAL.length()) : "";
  }

  private Optional<String> gatesDigest() {
    Stream<JsonNode> places =
        type().equals(Attestation.SUMMARY)
            ? Stream.of(predicate().path("policy"))
            : predicate()
                .path("configuration")
                .valueStream()
                .filter(one -> one.path("name").asText().equals(Attestation.GATES));
    return places
        .map(place -> place.path("digest").path("sha256").asText())
        .filter(digest -> !digest.isEmpty())
        .findFirst();
  }

  private Optional<String> goalId() {
    return Optional.of(details().path("goal_id").asText()).filter(id -> !id.isEmpty());
  }

  /** What the statements about one tree say differently, where each should say the same. */
  static Optional<String> contradiction(
      List<StatementText> summaries, List<StatementText> results) {
    for (StatementText summary : summaries) {
      Optional<String> id = summary.goalId();
      if (id.isPresent() && !id.get().equals(summary.resource())) {
        return Optional.of(
            "a verification summary of goal '"
                + id.get()
                + "' is about '"
                + summary.resource()
                + "'");
      }
    }
    return differs(summaries, results, StatementText::gatesDigest)
        ? Optional.of("the two statements name other pinned gates")
        : differs(summaries, results, StatementText::goalId)
            ? Optional.of("the two statements name other goals")
            : Optional.empty();
  }

  // Proofs of two goals may lie in one file, so what is compared are all that are named.
  private static boolean differs(
      List<StatementText> summaries,
      List<StatementText> results,
      Function<StatementText, Optional<String>> name) {
    Set<String> here = names(summaries, name);
    Set<String> there = names(results, name);
    return !here.isEmpty() && !there.isEmpty() && !here.equals(there);
  }

  private static Set<String> names(
      List<StatementText> statements, Function<StatementText, Optional<String>> name) {
    return statements.stream().map(name).flatMap(Optional::stream).collect(Collectors.toSet());
  }
}
