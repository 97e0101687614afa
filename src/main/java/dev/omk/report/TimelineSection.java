package dev.omk.report;

import dev.omk.goal.Artifact;
import dev.omk.goal.Pass;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.time.Durations;
import java.util.List;

/** When what ran, drawn and as a table. */
record TimelineSection(Report report, Html html) {
  private static final int MOST = 400;

  void write() {
    Gantt gantt = new Gantt(report.events());
    html.open("section", "id", "timeline").element("h2", "Timeline");
    if (gantt.isEmpty()) {
      html.element("p", "Nothing has run yet.");
    } else {
      html.open(
          "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Drawing");
      gantt.draw(html);
      html.close("div").open("ul", "class", "legend");
      legend("agent", "agent");
      legend("ok", "gate passed");
      legend("bad", "failed");
      legend("other", "skipped or cut off");
      html.close("ul");
      passes();
      table(gantt);
    }
    html.close("section");
  }

  private void legend(String look, String words) {
    html.open("li").open("svg", "width", "18", "height", "12", "aria-hidden", "true");
    html.open("g", "class", "bar " + look);
    html.open("rect", "width", "18", "height", "12", "rx", "3").closeInline("rect");
    html.closeInline("g").closeInline("svg").text(words).close("li");
  }

  private void passes() {
    if (report.goal().passes().isEmpty()) {
      return;
    }
    html.element("h3", "Passes");
    html.open("div", "class", "scroll").open("table", "class", "stack").open("thead").open("tr");
    for (String head :
        List.of("pass", "agent", "how it ended", "changed", "tokens", "cost", "took", "files")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    report.goal().passes().forEach(this::pass);
    html.close("tbody").close("table").close("div");
  }

  private void pass(Pass pass) {
    html.open("tr").open("td", "class", "num", "data-head", "pass ");
    html.open("a", "href", "#pass-" + pass.number()).text("" + pass.number()).closeInline("a");
    html.close("td")
        .element("td", pass.agent())
        .open("td", "class", "wide")
        .text(pass.end().summary());
    pass.violations()
        .forEach(
            violation ->
                html.open("div", "class", "finding")
                    .text(violation.message() + " (" + violation.action() + ")")
                    .closeInline("div"));
    html.close("td").element("td", Count.of(pass.changed().size(), "file"), "class", "num");
    Long in = pass.usage().spentInput();
    Long out = pass.usage().spentOutput();
    long sum = (in == null ? 0 : in) + (out == null ? 0 : out);
    number("tokens ", in == null && out == null ? "unknown" : "" + sum);
    number(
        "cost ",
        pass.usage().usd() == null ? "unknown" : Dollars.human(pass.usage().usd()) + " USD");
    number("took ", Durations.human(pass.elapsed()));
    html.open("td");
    for (Artifact artifact : pass.artifacts()) {
      html.link(report.logs(), artifact.path(), artifact.kind()).ours(" ");
    }
    html.close("td").close("tr");
  }

  // Where the table is too narrow for a head, each says itself what it is.
  private void number(String head, String value) {
    html.element("td", value, "class", "num", "data-head", head);
  }

  private void table(Gantt gantt) {
    html.open("details").element("summary", "The drawing as a table");
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String head : List.of("what", "how", "began (UTC)", "took")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    gantt.bars().stream()
        .limit(MOST)
        .forEach(
            bar -> {
              html.open("tr").element("td", bar.lane()).element("td", bar.words(), "class", "wide");
              html.element("td", bar.from().toString(), "class", "num");
              html.element("td", Durations.human(bar.elapsed()), "class", "num").close("tr");
            });
    html.close("tbody").close("table").close("div").close("details");
  }
}
