package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.delivery.PullRequestText;
import dev.omk.delivery.Section;
import dev.omk.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A pull request that was rendered, or opened.
 *
 * @param goalId the goal
 * @param words its text
 * @param status of the goal as it is now
 * @param base the branch to merge into; empty is the forge's default
 * @param draft whether it is to be a draft
 * @param opened where it is; nothing when it was only rendered
 */
public record PullRequest(
    String goalId,
    PullRequestText words,
    String status,
    String base,
    boolean draft,
    Optional<Opened> opened) {

  /**
   * A pull request on a forge.
   *
   * @param number by which the forge knows it
   * @param url where people see it
   * @param branch what was pushed
   * @param commit that the branch is at
   * @param done for instance {@code opened} or {@code updated}
   */
  public record Opened(long number, String url, String branch, String commit, String done) {}

  /** The document. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("title", words.title());
    doc.put("body", words.body());
    doc.put("status", status);
    doc.put("base_branch", base);
    doc.put("draft", draft);
    doc.put("opened", opened.isPresent());
    if (opened.isPresent()) {
      doc.put("number", opened.get().number());
      doc.put("url", opened.get().url());
      doc.put("branch", opened.get().branch());
      doc.put("commit", opened.get().commit());
      doc.put("done", opened.get().done());
    }
    return doc;
  }

  /** As text. */
  public String text() {
    Text text = new Text();
    words.shownGoal().forEach(line -> text.shown("", line));
    for (Section section : words.sections()) {
      text.items(
          section.title() + ":",
          section.rows().stream().map(row -> String.join(": ", present(row))).toList());
    }
    return head() + text;
  }

  private static List<String> present(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isEmpty()).toList();
  }

  /** As markdown. */
  public String markdown() {
    return head() + words.body();
  }

  private String head() {
    return "Title: "
        + words.title()
        + "\n"
        + (base.isEmpty() ? "" : "Base: " + base + "\n")
        + (draft ? "Draft: yes\n" : "")
        + opened
            .map(
                is ->
                    "Opened: #"
                        + is.number()
                        + " "
                        + is.url()
                        + " ("
                        + is.done()
                        + ")\nBranch: "
                        + is.branch()
                        + "\nCommit: "
                        + is.commit()
                        + "\n")
            .orElse("Opened: no\n")
        + "\n";
  }
}
