package dev.omk.report;

import dev.omk.goal.Change;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Happened;
import dev.omk.goal.Review;
import dev.omk.goal.Verification;
import dev.omk.proof.Claim;
import dev.omk.review.Finding;
import dev.omk.text.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was changed, in all and pass by pass, with what reviews found where they found it. */
record ChangesSection(Report report, Html html) {
  private static final int PAGE = 6_000_000;

  void write() {
    html.open("section", "id", "changes").element("h2", "Changes");
    for (String doubt : doubts()) {
      html.open("div", "class", "finding");
      html.open("strong").text("to look at ").closeInline("strong");
      html.text(doubt).close("div");
    }
    if (report.diffs().isEmpty()) {
      html.element("p", "Nothing was changed.");
    }
    Map<Integer, List<Finding>> findings = findings();
    for (Report.Diff diff : report.diffs()) {
      diff(diff, findings.getOrDefault(diff.pass(), List.of()));
    }
    html.close("section");
  }

  /** What a person has to look at, the worst first. */
  private List<String> doubts() {
    return report.claims().stream()
        .filter(claim -> claim.rule().equals("doubts"))
        .map(Claim::detail)
        .sorted(Comparator.comparingInt(this::rank))
        .toList();
  }

  private int rank(String doubt) {
    if (doubt.startsWith(Verification.WITH_TESTS_OF_THE_BASE)) {
      return 0;
    }
    if (doubt.equals(Change.ONLY_TESTS)) {
      return 1;
    }
    return report.goal().change().weak().stream()
            .anyMatch(of -> !of.path().isEmpty() && doubt.startsWith(of.path() + " "))
        ? 2
        : 3;
  }

  private void diff(Report.Diff diff, List<Finding> findings) {
    String count = findings.isEmpty() ? "" : ", " + Count.of(findings.size(), "finding");
    if (diff.pass() == 0) {
      html.open("details", "open", "", "id", "all");
    } else {
      html.open("details", "id", "pass-" + diff.pass());
    }
    html.element("summary", diff.heading() + count);
    if (isTheWhole(diff)) {
      html.element("p", "The same as above.", "class", "faint");
    } else if (diff.patch().isBlank()) {
      html.element("p", "Nothing differs.", "class", "faint");
      findings.forEach(finding -> DiffView.note(html, finding));
    } else {
      DiffView.draw(html, diff.patch(), findings, diff.truncated(), PAGE - html.length());
    }
    html.close("details");
  }

  private boolean isTheWhole(Report.Diff diff) {
    return diff.pass() != 0
        && !diff.patch().isBlank()
        && report.diffs().stream()
            .anyMatch(other -> other.pass() == 0 && other.patch().equals(diff.patch()));
  }

  // A review is about the pass before it; the last one about everything, too.
  private Map<Integer, List<Finding>> findings() {
    Map<Integer, List<Finding>> found = new TreeMap<>();
    int pass = 0;
    for (Happened one : report.events()) {
      if (one.event() instanceof GoalEvent.PassFinished finished) {
        pass = finished.pass().number();
      } else if (one.event() instanceof GoalEvent.Reviewed reviewed) {
        found.put(pass, reviewed.review().findings());
      }
    }
    Review last = report.goal().review();
    if (last != null) {
      found.put(0, last.findings());
    }
    return found;
  }
}
