package dev.omk.report;

import dev.omk.gate.GateResult;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Happened;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import java.util.ArrayList;
import java.util.List;

/** What became green and what broke, from one verification to the next. */
record TestsSection(Report report, Html html) {
  private static final int MOST = 40;
  private static final int NAMES = 200;

  void write() {
    html.open("section", "id", "tests").element("h2", "Tests and gates over the passes");
    List<Seen> all = verifications();
    if (all.isEmpty()) {
      html.element("p", "Nothing was verified yet.");
    } else {
      html.open("div", "class", "charts");
      chart("Gates: passed above, not passed below", all.stream().map(this::gates).toList());
      if (all.stream().anyMatch(Seen::hasTests)) {
        chart(
            "Tests against the base: fixed or new above, broken or gone below",
            all.stream().map(this::tests).toList());
      }
      html.close("div");
      names(all.getLast().run().tests());
    }
    html.close("section");
  }

  /** A verification, and the last pass before it; 0 where there was none. */
  private record Seen(Verification run, int pass) {
    boolean hasTests() {
      return run.tests().known() > 0 || run.tests().ran() > 0;
    }

    String label() {
      return switch (run.purpose()) {
        case BASELINE -> "base";
        case CANDIDATE -> pass == 0 ? "no pass" : "pass " + pass;
        case FINAL -> "final";
        case SUBSET -> "some";
        case CLEAN_BASE -> "clean base";
        case SLICE -> "slice";
      };
    }
  }

  private List<Seen> verifications() {
    List<Seen> all = new ArrayList<>();
    int pass = 0;
    for (Happened one : report.events()) {
      if (one.event() instanceof GoalEvent.PassFinished finished) {
        pass = finished.pass().number();
      } else if (one.event() instanceof GoalEvent.Verified verified) {
        all.add(new Seen(verified.verification(), pass));
      }
    }
    return all.size() <= MOST ? all : all.subList(all.size() - MOST, all.size());
  }

  private void chart(String name, List<Charts.Column> columns) {
    html.open("div", "tabindex", "0", "role", "region", "aria-label", name);
    html.element("p", name, "class", "faint");
    Charts.columns(html, name, columns);
    html.close("div");
  }

  private Charts.Column gates(Seen one) {
    List<GateResult> gates = one.run().gates();
    int passed = (int) gates.stream().filter(GateResult::passed).count();
    return new Charts.Column(one.label(), passed, gates.size() - passed);
  }

  private Charts.Column tests(Seen one) {
    TestDelta tests = one.run().tests();
    return new Charts.Column(
        one.label(),
        tests.fixed().size() + tests.added().size(),
        tests.broke().size() + tests.vanished().size() + tests.newlySkipped().size());
  }

  private void names(TestDelta tests) {
    names("fixed", tests.fixed());
    names("new", tests.added());
    names("broken", tests.broke());
    names("gone", tests.vanished());
    names("newly skipped", tests.newlySkipped());
  }

  private void names(String what, List<String> ids) {
    if (!ids.isEmpty()) {
      html.open("details").element("summary", ids.size() + " " + what).open("ul");
      ids.stream()
          .limit(NAMES)
          .forEach(id -> html.open("li").open("code").text(id).closeInline("code").close("li"));
      html.close("ul").close("details");
    }
  }
}
