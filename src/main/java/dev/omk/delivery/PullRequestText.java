package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import dev.omk.text.Headline;
import dev.omk.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The text of a pull request. The same evidence gives the same text: nothing in it comes from a
 * clock, and nothing that the delivery itself adds to the journal.
 *
 * @param title one line
 * @param goal the goal's own words
 * @param sections everything else, in order
 * @param marker by which the pull request of a goal is found again
 */
public record PullRequestText(
    String title, List<String> goal, List<Section> sections, String marker) {
  /** The most characters that GitHub takes as the body of a pull request. */
  public static final int BODY_LIMIT = 65_536;

  /** What is said of files that are published, though the goal did not make them. */
  public static final String ALONG = "Goes along, not pushed before";

  private static final int TITLE = 72;
  private static final int GOAL_LINES = 40;
  private static final int[] ROWS = {200, 50, 20, 5, 1};

  public PullRequestText {
    goal = List.copyOf(goal);
    sections = List.copyOf(sections);
  }

  /**
   * Made from {@code goal.json} and {@code proof.json} as they are to be shown now.
   *
   * @param redact takes secrets out of a text
   */
  public static PullRequestText of(
      ObjectNode goal, ObjectNode proof, Past past, UnaryOperator<String> redact) {
    UnaryOperator<String> harmless = HiddenGates.of(proof)::conceal;
    UnaryOperator<String> clean = text -> redact.apply(harmless.apply(text));
    ProofSections parts = new ProofSections(goal, proof, past);
    String words = redact.apply(goal.path("original_goal").asText());
    return new PullRequestText(
        quiet(Harmless.line(redact.apply(Headline.of(goal.path("original_goal").asText())), TITLE)),
        words.lines().filter(line -> !line.isBlank()).map(PullRequestText::quiet).toList(),
        parts.all().stream().map(section -> redacted(section, clean)).toList(),
        marker(goal.path("goal_id").asText()));
  }

  /**
   * The same, with what goes along.
   *
   * @param along commits and paths of the user that no remote had, one line each
   */
  public PullRequestText with(List<String> along) {
    if (along.isEmpty()) {
      return this;
    }
    List<Section> all = new ArrayList<>(sections);
    List<String> quiet = along.stream().map(PullRequestText::quiet).toList();
    all.add(Math.min(3, all.size()), Section.list(ALONG, quiet)); // after what changed
    return new PullRequestText(title, goal, all, marker);
  }

  /** A line of a body by which the pull request of that goal is known; nobody sees it. */
  public static String marker(String goalId) {
    return "<!-- omk-goal: " + goalId + " -->";
  }

  private static Section redacted(Section section, UnaryOperator<String> redact) {
    return new Section(
        section.title(),
        section.head(),
        section.rows().stream()
            .map(row -> row.stream().map(redact).map(PullRequestText::quiet).toList())
            .toList());
  }

  /** The same without calling for anybody: foreign text is full of names after an at sign. */
  private static String quiet(String text) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      out.append(c);
      if (c == '@' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
        out.append('\u200B');
      }
    }
    return out.toString();
  }

  /** Markdown of at most {@link #BODY_LIMIT} characters, with the marker at its end. */
  public String body() {
    for (int rows : ROWS) {
      String body = body(rows);
      if (body.length() <= BODY_LIMIT) {
        return body;
      }
    }
    return Harmless.cutBefore(body(1), BODY_LIMIT - marker.length() - 2) + "\n" + marker + "\n";
  }

  private String body(int rows) {
    Markdown body = new Markdown();
    shownGoal().forEach(body::quoted);
    for (Section section : sections) {
      Section shown = section.atMost(rows);
      if (shown.head().isEmpty()) {
        body.list(shown.title(), shown.rows().stream().map(List::getFirst).toList());
      } else {
        body.table(shown.title(), shown.head(), shown.rows());
      }
    }
    return body + "\n" + marker + "\n";
  }

  /** The goal's own words, a line each, not too many. */
  public List<String> shownGoal() {
    if (goal.size() <= GOAL_LINES) {
      return goal;
    }
    List<String> some = new ArrayList<>(goal.subList(0, GOAL_LINES));
    some.add("and " + Count.of(goal.size() - GOAL_LINES, "more line"));
    return some;
  }

  /** Whether a goal has nothing to show but its plan. */
  public static boolean onlyPlanned(JsonNode proof) {
    return proof.path("gates").isEmpty()
        && proof.path("passes").isEmpty()
        && proof.path("changed_files").isEmpty();
  }
}
