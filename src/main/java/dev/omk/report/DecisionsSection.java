package dev.omk.report;

import dev.omk.goal.DecisionMade;
import java.util.List;
import java.util.Locale;

/** Who decided what, and why. */
record DecisionsSection(Report report, Html html) {
  private static final int MOST = 300;

  void write() {
    html.open("section", "id", "decisions").element("h2", "Decisions");
    List<DecisionMade> all = report.goal().chronicle().decisions();
    if (all.isEmpty()) {
      html.element("p", "None yet.");
    } else {
      html.open("div", "class", "scroll").open("table", "class", "stack").open("thead").open("tr");
      for (String head : List.of("when (UTC)", "who", "decision", "why")) {
        html.element("th", head, "scope", "col");
      }
      html.close("tr").close("thead").open("tbody");
      all.stream().limit(MOST).forEach(this::decision);
      html.close("tbody").close("table").close("div");
    }
    html.close("section");
  }

  private void decision(DecisionMade made) {
    String at = made.at().toString().replaceFirst("\\.\\d+Z$", "Z").replace('T', ' ');
    html.open("tr").element("td", at.replace("Z", ""), "class", "num").element("td", made.actor());
    html.open("td", "class", "wide").text(made.decision());
    html.open("div", "class", "faint")
        .text(made.kind() + ", " + made.phase().json().toLowerCase(Locale.ROOT).replace('_', ' '))
        .closeInline("div");
    html.close("td").open("td", "class", "wide").text(made.rationale());
    for (String other : made.alternatives()) {
      html.open("div", "class", "faint").text("instead of: " + other).closeInline("div");
    }
    html.close("td").close("tr");
  }
}
