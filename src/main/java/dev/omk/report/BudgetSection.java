package dev.omk.report;

import dev.omk.goal.Budget;
import dev.omk.goal.Checkpoint;
import dev.omk.goal.Spent;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.time.Durations;
import java.util.List;

/** What it cost, and how that grew. */
record BudgetSection(Report report, Html html) {

  void write() {
    html.open("section", "id", "budget").element("h2", "Budget");
    List<Checkpoint> points = report.goal().chronicle().checkpoints();
    List<Charts.Curve> curves = Charts.curves(report.goal().budget(), points);
    Gantt gantt = new Gantt(report.events());
    if (!curves.isEmpty() && !points.isEmpty() && !gantt.isEmpty()) {
      html.open(
          "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Curves");
      Charts.budget(html, curves, points, gantt.scale());
      html.close("div").open("ul", "class", "legend");
      for (Charts.Curve curve : curves) {
        html.open("li").open("svg", "width", "26", "height", "8", "aria-hidden", "true");
        html.open("path", "d", "M0 4 L26 4", "class", "curve " + curve.look()).closeInline("path");
        html.closeInline("svg").text(curve.name() + " of " + curve.limit()).close("li");
      }
      html.close("ul");
    }
    table();
    html.close("section");
  }

  private void table() {
    Budget budget = report.goal().budget();
    Spent spent = report.goal().spent();
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String head : List.of("", "used", "limit")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    row(
        "time in steps",
        Durations.human(spent.time()),
        budget.time() == null ? "none" : Durations.human(budget.time()));
    int unknown = spent.unknownRuns();
    String told = Count.told(spent.tokens(), unknown);
    row(
        "tokens",
        told + (unknown == 0 ? "" : " (" + Count.of(unknown, "turn") + " did not say)"),
        budget.tokens() == null ? "none" : budget.tokens().toString());
    row(
        "money",
        Dollars.spent(spent.usd(), unknown),
        budget.usd() == null ? "none" : Dollars.human(budget.usd()) + " USD");
    html.close("tbody").close("table").close("div");
  }

  private void row(String what, String used, String limit) {
    html.open("tr").element("td", what).element("td", used, "class", "num");
    html.element("td", limit, "class", "num").close("tr");
  }
}
