package dev.omk.report;

import dev.omk.gate.GateResult;
import dev.omk.goal.Verification;
import dev.omk.proof.Claim;
import dev.omk.text.Count;
import dev.omk.time.Durations;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every claim with how well it is shown, what is missing first, and the gates with their logs. */
record EvidenceSection(Report report, Html html) {
  private static final int EXCERPT = 20_000;

  /** More gates than a person wants to page over: those that passed are folded away. */
  private static final int MANY = 20;

  void write() {
    html.open("section", "id", "evidence").element("h2", "Evidence");
    html.open("div", "class", "scroll").open("table", "class", "stack").open("thead").open("tr");
    for (String head : List.of("", "rule", "what shows it", "files")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    report.claims().stream()
        .sorted(Comparator.comparing(Claim::strength).reversed())
        .forEach(this::claim);
    html.close("tbody").close("table").close("div");
    Optional<Verification> last = report.goal().latestVerification();
    last.ifPresent(this::gates);
    html.close("section");
  }

  private void claim(Claim claim) {
    String strength = claim.strength().json();
    html.open("tr").open("td");
    html.element("span", strength, "class", "badge " + strength).close("td");
    html.element("td", claim.rule());
    html.element("td", claim.detail(), "class", "wide");
    html.open("td");
    for (String path : claim.evidence()) {
      html.link(report.logs(), path, path.substring(path.lastIndexOf('/') + 1)).ours(" ");
    }
    html.close("td").close("tr");
  }

  private void gates(Verification last) {
    html.element("h3", "Gates of the " + Gantt.purpose(last) + " verification");
    if (last.room() == Verification.Room.CLEAN) {
      html.element(
          "p", "In a clean checkout of exactly the tree that was judged.", "class", "faint");
    }
    if (last.gates().size() > MANY) {
      Map<Boolean, List<GateResult>> passed =
          last.gates().stream().collect(Collectors.partitioningBy(GateResult::passed));
      table(passed.getOrDefault(false, List.of()));
      folded(passed.getOrDefault(true, List.of()));
    } else {
      table(last.gates());
    }
    for (GateResult gate : last.gates()) {
      if (!gate.passed() && !gate.excerpt().isEmpty()) {
        html.open("details", "open", "").element("summary", "What " + gate.gate() + " said");
        html.open("pre", "tabindex", "0").lines(cut(gate.excerpt())).close("pre").close("details");
      }
    }
  }

  private void folded(List<GateResult> gates) {
    if (!gates.isEmpty()) {
      html.open("details").element("summary", Count.of(gates.size(), "gate") + " passed");
      table(gates);
      html.close("details");
    }
  }

  private void table(List<GateResult> gates) {
    if (gates.isEmpty()) {
      return;
    }
    html.open("div", "class", "scroll").open("table", "class", "stack").open("thead").open("tr");
    for (String head : List.of("", "gate", "command", "took", "log")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    gates.forEach(this::gate);
    html.close("tbody").close("table").close("div");
  }

  private static String cut(String excerpt) {
    return excerpt.length() <= EXCERPT ? excerpt : excerpt.substring(0, EXCERPT) + "\n…";
  }

  private void gate(GateResult gate) {
    String status = gate.outcome().status();
    String look = gate.passed() ? "passed" : gate.required() ? "failed" : "weak";
    html.open("tr").open("td").element("span", status.replace('_', ' '), "class", "badge " + look);
    html.close("td").element("td", gate.gate() + (gate.required() ? "" : " (does not decide)"));
    html.open("td", "class", "wide").open("code").text(gate.commandLine()).closeInline("code");
    if (!gate.outcome().reason().isEmpty()) {
      html.open("div", "class", "faint").text(gate.outcome().reason()).closeInline("div");
    }
    html.close("td").element("td", Durations.human(gate.duration()), "class", "num").open("td");
    if (!gate.logPath().isEmpty()) {
      html.link(report.logs(), gate.logPath(), "log");
    }
    html.close("td").close("tr");
  }
}
