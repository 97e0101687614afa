package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A proof in the order in which somebody who has to merge it reads. */
final class ProofSections {
  private final ObjectNode goal;
  private final ObjectNode proof;
  private final Past past;

  ProofSections(ObjectNode goal, ObjectNode proof, Past past) {
    this.goal = goal;
    this.proof = proof;
    this.past = past;
  }

  List<Section> all() {
    List<Section> all = new ArrayList<>();
    all.add(Section.list("Status", status()));
    all.add(Section.list("Why", why()));
    all.add(Section.list("What changed", changed()));
    all.add(Section.list("How it was verified", verified()));
    all.add(new Section("Evidence", List.of("rule", "strength", "what shows it"), evidence()));
    all.add(new Section("Gates", List.of("gate", "result", "took"), gates()));
    all.add(Section.list("Tests against the base", tests()));
    all.add(Section.list("Review", review()));
    all.add(Section.list("Known gaps", texts(proof.path("known_gaps"))));
    all.add(Section.list("Decisions", decisions()));
    all.add(Section.list("Cost", cost()));
    all.add(Section.list("Check it yourself", check()));
    return all.stream().filter(section -> !section.rows().isEmpty()).toList();
  }

  private List<String> status() {
    List<String> lines = new ArrayList<>();
    lines.add(text(proof, "status") + (stale() ? " (stale)" : "") + reason());
    lines.add("Goal " + text(goal, "goal_id"));
    return lines;
  }

  private boolean stale() {
    return proof.path("stale").asBoolean(false);
  }

  private String reason() {
    String reason = text(proof, "reason");
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private List<String> why() {
    List<String> lines = new ArrayList<>();
    String kind = text(goal, "kind");
    String because = text(goal, "kind_reason");
    if (!kind.isEmpty()) {
      lines.add("Kind of work: " + kind + (because.isEmpty() ? "" : " (" + because + ")"));
    }
    past.redOnBase().forEach(gate -> lines.add("Before: " + gate));
    return lines;
  }

  private List<String> changed() {
    Map<String, String> how = new TreeMap<>();
    for (JsonNode pass : proof.path("passes")) {
      for (JsonNode file : pass.path("changed_files")) {
        how.put(text(file, "path"), text(file, "change"));
      }
    }
    return texts(proof.path("changed_files")).stream()
        .map(path -> path + (how.containsKey(path) ? " (" + how.get(path) + ")" : ""))
        .toList();
  }

  private List<String> verified() {
    JsonNode subject = proof.path("subject");
    List<String> lines = new ArrayList<>();
    if (subject.has("verified")) {
      String when = stale() ? "Verified, before it was changed again: " : "Verified: ";
      lines.add(when + text(subject, "verified") + room(subject));
      lines.add("Base: " + text(subject, "base"));
      lines.add(
          "Gates were pinned before the work began (digest "
              + shortened(text(proof, "gates_digest"))
              + "); an agent's own word is no evidence.");
    } else {
      lines.add("Nothing but the base was verified.");
    }
    return lines;
  }

  private static String room(JsonNode subject) {
    return text(subject, "room").equals("clean") ? ", in a clean checkout" : ", in the work tree";
  }

  private List<List<String>> evidence() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode claim : proof.path("claims")) {
      rows.add(List.of(text(claim, "rule"), text(claim, "strength"), text(claim, "detail")));
    }
    return rows;
  }

  private List<List<String>> gates() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode gate : proof.path("gates")) {
      String reason = HiddenGates.is(gate) ? "" : text(gate, "reason");
      String result = text(gate, "status");
      rows.add(
          List.of(
              text(gate, "name") + (gate.path("required").asBoolean(true) ? "" : " (optional)"),
              (result.isEmpty() ? passed(gate) : result) + (reason.isEmpty() ? "" : ": " + reason),
              Durations.human(Duration.ofMillis(gate.path("duration_ms").asLong()))));
    }
    return rows;
  }

  private static String passed(JsonNode gate) {
    return gate.path("passed").asBoolean(false) ? "passed" : "failed";
  }

  private List<String> tests() {
    JsonNode tests = proof.path("tests");
    List<String> lines = new ArrayList<>();
    if (tests.path("known").asInt() + tests.path("ran").asInt() > 0) {
      lines.add(
          tests.path("known").asInt() + " on the base, " + tests.path("ran").asInt() + " now");
    }
    if (!HiddenGates.of(proof).names().isEmpty()) {
      return lines; // Some of the names may be those of hidden tests.
    }
    named(lines, "fixed", tests.path("fixed"));
    named(lines, "new", tests.path("added"));
    named(lines, "broken", tests.path("broke"));
    named(lines, "gone", tests.path("vanished"));
    named(lines, "newly skipped", tests.path("newly_skipped"));
    return lines;
  }

  private static void named(List<String> lines, String what, JsonNode tests) {
    texts(tests).forEach(test -> lines.add(what + ": " + test));
  }

  private List<String> review() {
    List<String> lines = new ArrayList<>(past.findings());
    for (JsonNode violation : proof.path("violations")) {
      String path = text(violation, "path");
      String message = text(violation, "message");
      String named = message.startsWith(path + " ") ? message : path + ": " + message;
      lines.add(named + " (" + text(violation, "action") + ")");
    }
    if (lines.isEmpty() && !proof.path("review_artifacts").isEmpty()) {
      lines.add("The review found nothing.");
    }
    return lines;
  }

  private List<String> decisions() {
    List<String> lines = new ArrayList<>();
    JsonNode decision = proof.path("integration_evidence");
    if (decision.isObject()) {
      String by = text(decision, "decided_by");
      lines.add(
          text(decision, "status")
              + (by.isEmpty() ? "" : " by " + by)
              + ": "
              + text(decision, "summary"));
      texts(decision.path("approved"))
          .forEach(weak -> lines.add("accepted although weak: " + weak));
    }
    texts(proof.path("human_decisions_required")).forEach(ask -> lines.add("needed: " + ask));
    return lines;
  }

  private List<String> cost() {
    JsonNode usage = proof.path("usage");
    if (!usage.isObject()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "turns of agents: "
            + usage.path("agent_runs").asLong()
            + ", "
            + Durations.human(Duration.ofSeconds(usage.path("seconds").asLong())));
    BigDecimal usd = usage.path("usd").decimalValue();
    long unknown = usage.path("unknown_runs").asLong();
    lines.add(
        "tokens: "
            + Count.told(usage.path("tokens").asLong(), unknown)
            + ", USD: "
            + Dollars.told(usd, unknown));
    if (unknown > 0) {
      lines.add(Count.of(unknown, "turn") + " of which nobody knows what they cost");
    }
    return lines;
  }

  private List<String> check() {
    String id = text(goal, "goal_id");
    String verified = text(proof.path("subject"), "verified");
    List<String> lines = new ArrayList<>();
    if (verified.startsWith("git:")) {
      String tree = verified.substring("git:".length());
      lines.add(
          stale()
              ? "The tree of the commit was not verified: git rev-parse HEAD^{tree} does not say "
                  + tree
              : "The tree of the commit is the one that was verified: git rev-parse HEAD^{tree} says "
                  + tree);
    }
    lines.add("Run the gates on it: omk goal verify --no-goal");
    lines.add("Where the goal is kept: omk goal proof --check " + id);
    return lines;
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
