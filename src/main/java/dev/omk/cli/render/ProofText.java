package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.text.Markdown;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code proof.json} for reading. */
public final class ProofText {
  private ProofText() {}

  /** As text. */
  public static String text(ObjectNode proof) {
    Text text = new Text();
    text.heading("Goal proof " + proof.path("goal_id").asText());
    text.status(proof.path("status").asText(), proof.path("stale").asBoolean(false));
    text.field("Ready", proof.path("readiness").asText());
    text.field("Summary", proof.path("summary").asText());
    text.field("Accepted", accepted(proof));
    claims(text, proof);
    text.items("Gates:", gates(proof));
    text.items("Sandbox:", sandbox(proof));
    text.items("Changed files:", ShowText.texts(proof.path("changed_files")));
    text.items("Known gaps:", ShowText.texts(proof.path("known_gaps")));
    text.items("Decision needed:", ShowText.texts(proof.path("human_decisions_required")));
    text.items("Accepted although weak:", approved(proof));
    text.items("Violations:", violations(proof));
    text.items("Left running, and ended:", leftRunning(proof));
    return text.toString();
  }

  /** As markdown. */
  public static String markdown(ObjectNode proof) {
    Markdown out = new Markdown();
    out.heading("Goal proof " + proof.path("goal_id").asText());
    out.item("Status", proof.path("status").asText());
    out.item("Readiness", proof.path("readiness").asText());
    out.item("Summary", proof.path("summary").asText());
    if (!accepted(proof).isEmpty()) {
      out.item("Accepted", accepted(proof));
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode claim : proof.path("claims")) {
      rows.add(
          List.of(
              claim.path("rule").asText(),
              claim.path("strength").asText(),
              claim.path("detail").asText()));
    }
    out.table("Claims", List.of("rule", "strength", "detail"), rows);
    out.list("Gates", gates(proof));
    out.list("Sandbox", sandbox(proof));
    out.list("Changed files", ShowText.texts(proof.path("changed_files")));
    out.list("Known gaps", ShowText.texts(proof.path("known_gaps")));
    out.list("Decisions needed", ShowText.texts(proof.path("human_decisions_required")));
    out.list("Accepted although weak", approved(proof));
    out.list("Violations", violations(proof));
    out.list("Left running, and ended", leftRunning(proof));
    return out.toString();
  }

  // Who answers for it, and what was said.
  private static String accepted(ObjectNode proof) {
    JsonNode decision = proof.path("integration_evidence");
    return decision.path("status").asText().equals("accepted")
        ? "by " + decision.path("decided_by").asText() + ": " + decision.path("summary").asText()
        : "";
  }

  private static List<String> approved(ObjectNode proof) {
    return ShowText.texts(proof.path("integration_evidence").path("approved"));
  }

  private static void claims(Text text, ObjectNode proof) {
    if (!proof.path("claims").isEmpty()) {
      text.line("Claims:");
    }
    for (JsonNode claim : proof.path("claims")) {
      text.marked(
          "  - ",
          claim.path("strength").asText(),
          claim.path("rule").asText() + ": " + claim.path("detail").asText());
    }
  }

  static List<String> gates(ObjectNode proof) {
    List<String> lines = new ArrayList<>();
    for (JsonNode gate : proof.path("gates")) {
      String reason = gate.path("reason").asText();
      String took = Durations.human(Duration.ofMillis(gate.path("duration_ms").asLong()));
      lines.add(
          gate.path("name").asText()
              + ": "
              + gate.path("status").asText()
              + " ("
              + took
              + ")"
              + (reason.isEmpty() ? "" : " " + reason));
    }
    return lines;
  }

  private static List<String> sandbox(ObjectNode proof) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> who : proof.path("sandbox").properties()) {
      String what = who.getValue().asText();
      if (!what.isEmpty()) {
        lines.add(who.getKey() + ": " + what + unseen(who.getKey(), what));
      }
    }
    return lines;
  }

  /** What nobody sees where nothing confines; around agents some files of the home are compared. */
  private static String unseen(String who, String what) {
    if (!what.startsWith("none")) {
      return "";
    }
    return who.equals("agents")
        ? "; outside of the work tree only settings and caches of the home are compared"
        : "; what was written outside of the work tree is not seen";
  }

  private static List<String> leftRunning(ObjectNode proof) {
    List<String> lines = new ArrayList<>();
    for (JsonNode pass : proof.path("passes")) {
      for (JsonNode process : pass.path("left_running")) {
        lines.add("pass " + pass.path("number").asInt() + ": " + process.asText());
      }
    }
    return lines;
  }

  private static List<String> violations(ObjectNode proof) {
    List<String> lines = new ArrayList<>();
    for (JsonNode violation : proof.path("violations")) {
      lines.add(
          violation.path("path").asText()
              + ": "
              + violation.path("kind").asText()
              + ", "
              + violation.path("action").asText());
    }
    return lines;
  }
}
