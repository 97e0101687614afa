package dev.omk.report;

import dev.omk.goal.Change;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Happened;
import dev.omk.goal.Review;
import dev.omk.review.Finding;
import dev.omk.text.Count;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was changed, in all and pass by pass, with what reviews found where they found it. */
record ChangesSection(Report report, Html html) {
  private static final int PAGE = 6_000_000;

  void write() {
    html.open("section", "id", "changes").element("h2", "Changes");
    for (Change.Doubt doubt : report.goal().change().weak()) {
      html.open("div", "class", "finding");
      html.open("strong").text("to look at ").closeInline("strong");
      html.text(doubt.path().isEmpty() ? doubt.reason() : doubt.path() + ": " + doubt.reason());
      html.close("div");
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

  private void diff(Report.Diff diff, List<Finding> findings) {
    String name = diff.pass() == 0 ? "All that differs from the base" : "Pass " + diff.pass();
    String count = findings.isEmpty() ? "" : ", " + Count.of(findings.size(), "finding");
    if (diff.pass() == 0) {
      html.open("details", "open", "", "id", "all");
    } else {
      html.open("details", "id", "pass-" + diff.pass());
    }
    html.element("summary", name + count);
    if (diff.patch().isBlank()) {
      html.element("p", "Nothing differs.", "class", "faint");
      findings.forEach(finding -> DiffView.draw(html, "", List.of(finding), false));
    } else if (html.length() + diff.patch().length() > PAGE) {
      html.element("p", "Left out, the page would be too large: omk goal show --diff shows it.");
    } else {
      DiffView.draw(html, diff.patch(), findings, diff.truncated());
    }
    html.close("details");
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
