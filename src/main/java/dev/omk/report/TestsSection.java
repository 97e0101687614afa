package dev.omk.report;

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
    List<Verification> all = verifications();
    if (all.isEmpty()) {
      html.element("p", "Nothing was verified yet.");
    } else {
      html.open("div", "class", "charts");
      chart("Gates: passed above, not passed below", all.stream().map(this::gates).toList());
      if (all.stream().anyMatch(one -> one.tests().known() > 0 || one.tests().ran() > 0)) {
        chart(
            "Tests against the base: fixed or new above, broken or gone below",
            all.stream().map(this::tests).toList());
      }
      html.close("div");
      names(all.getLast().tests());
    }
    html.close("section");
  }

  private List<Verification> verifications() {
    List<Verification> all = new ArrayList<>();
    for (Happened one : report.events()) {
      if (one.event() instanceof GoalEvent.Verified verified) {
        all.add(verified.verification());
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

  private Charts.Column gates(Verification one) {
    int passed = (int) one.gates().stream().filter(gate -> gate.passed()).count();
    return new Charts.Column(label(one), passed, one.gates().size() - passed);
  }

  private Charts.Column tests(Verification one) {
    TestDelta tests = one.tests();
    return new Charts.Column(
        label(one),
        tests.fixed().size() + tests.added().size(),
        tests.broke().size() + tests.vanished().size() + tests.newlySkipped().size());
  }

  private static String label(Verification one) {
    return switch (one.purpose()) {
      case BASELINE -> "base";
      case CANDIDATE -> "#" + one.number();
      case FINAL -> "final";
      case SUBSET -> "some";
      case CLEAN_BASE -> "clean base";
      case SLICE -> "slice";
    };
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
