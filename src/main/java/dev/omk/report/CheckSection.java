package dev.omk.report;

import dev.omk.goal.Goal;
import dev.omk.goal.Verification;

/** How somebody who does not believe the page looks for themselves. */
final class CheckSection {
  private CheckSection() {}

  static void write(Report report, Html html) {
    Goal goal = report.goal();
    html.open("section", "id", "check").element("h2", "Check it yourself");
    html.element(
        "p",
        "This page shows what was recorded; it proves nothing. Where the goal is, this verifies the journal,"
            + " every file and the work tree again:");
    html.open("pre", "tabindex", "0").lines("omk goal proof --check " + goal.id()).close("pre");
    html.element("p", "For another machine, a signed proof that fits one tree only:");
    html.open("pre", "tabindex", "0")
        .lines(
            "omk goal proof --export ../proof.intoto.jsonl --sign "
                + goal.id()
                + "\nomk goal proof --public-key > ../omk.pub\n\n"
                + "omk goal proof --check ../proof.intoto.jsonl --tree HEAD --key ../omk.pub")
        .close("pre");
    html.open("div", "class", "scroll").open("table").open("tbody");
    row(html, "goal", goal.id().value());
    row(html, "base", goal.base());
    Verification last = goal.verification();
    row(html, "verified", last == null ? "nothing yet" : last.subject());
    row(html, "pinned gates (SHA-256)", goal.pins().gatesDigest());
    row(html, "events in the journal", String.valueOf(goal.seq()));
    html.close("tbody").close("table").close("div").close("section");
  }

  private static void row(Html html, String name, String value) {
    html.open("tr").element("td", name).open("td").open("code").text(value).closeInline("code");
    html.close("td").close("tr");
  }
}
