package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.text.Harmless;

/**
 * The text of a pull request, from the proof.
 *
 * @param goalId the goal
 * @param title one line
 * @param body markdown
 * @param plain the same for reading
 * @param status of the goal as it is now
 * @param base the branch to merge into; empty is the forge's default
 * @param draft whether it is to be a draft
 */
public record PullRequest(
    String goalId,
    String title,
    String body,
    String plain,
    String status,
    String base,
    boolean draft) {
  private static final int TITLE = 72;

  /** Made from {@code goal.json} and {@code proof.json} as they are to be shown now. */
  public static PullRequest of(ObjectNode goal, ObjectNode proof, String base, boolean draft) {
    Markdown body = new Markdown();
    body.quote(goal.path("original_goal").asText());
    body.item("Goal", goal.path("goal_id").asText());
    body.item("Status", proof.path("status").asText());
    body.item("Summary", proof.path("summary").asText());
    body.list("Changed files", ShowText.texts(proof.path("changed_files")));
    body.list("Gates", ProofText.gates(proof));
    body.list("Known gaps", ShowText.texts(proof.path("known_gaps")));
    return new PullRequest(
        goal.path("goal_id").asText(),
        Harmless.line(goal.path("normalized_goal").asText(), TITLE),
        body.toString(),
        plain(goal, proof),
        proof.path("status").asText(),
        base,
        draft);
  }

  private static String plain(ObjectNode goal, ObjectNode proof) {
    Text text = new Text();
    text.shown("", goal.path("original_goal").asText()).line("");
    text.field("Goal", goal.path("goal_id").asText());
    text.field("Status", proof.path("status").asText());
    text.field("Summary", proof.path("summary").asText());
    text.items("Changed files:", ShowText.texts(proof.path("changed_files")));
    text.items("Gates:", ProofText.gates(proof));
    text.items("Known gaps:", ShowText.texts(proof.path("known_gaps")));
    return text.toString();
  }

  /** The document. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("title", title);
    doc.put("body", body);
    doc.put("status", status);
    doc.put("base_branch", base);
    doc.put("draft", draft);
    doc.put("opened", false);
    return doc;
  }

  /** As text. */
  public String text() {
    return head() + plain;
  }

  /** As markdown. */
  public String markdown() {
    return head() + body;
  }

  private String head() {
    return "Title: "
        + title
        + "\n"
        + (base.isEmpty() ? "" : "Base: " + base + "\n")
        + (draft ? "Draft: yes\n" : "")
        + "Opened: no\n\n";
  }
}
