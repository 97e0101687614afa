package dev.omk.report;

import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Spent;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.text.Harmless;
import dev.omk.text.Headline;
import dev.omk.time.Durations;
import java.util.List;

/** The page. */
public final class ReportPage {
  private static final List<List<String>> SECTIONS =
      List.of(
          List.of("evidence", "Evidence"),
          List.of("timeline", "Timeline"),
          List.of("tests", "Tests"),
          List.of("budget", "Budget"),
          List.of("changes", "Changes"),
          List.of("decisions", "Decisions"),
          List.of("check", "Check it yourself"));

  private final Report report;
  private final Html html = new Html();

  private ReportPage(Report report) {
    this.report = report;
  }

  /** A whole document. */
  public static String of(Report report) {
    ReportPage page = new ReportPage(report);
    page.head();
    page.body();
    return page.html.toString();
  }

  /** A path as it has to stand in a link. */
  public static String reference(String path) {
    return Html.encoded(path);
  }

  private void head() {
    html.ours("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src "
            + Stylesheet.source()
            + "; base-uri 'none'; form-action 'none'");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.element(
        "title",
        words() + ": " + Harmless.line(Headline.of(report.goal().text()), 80) + " – omk goal");
    html.ours("<style>" + Stylesheet.TEXT + "</style>\n").close("head");
  }

  private void body() {
    html.open("body");
    html.element("a", "Skip to the verdict", "class", "skip", "href", "#verdict");
    header();
    html.open("nav", "aria-label", "Sections").open("ul");
    for (List<String> one : SECTIONS) {
      html.open("li").open("a", "href", "#" + one.getFirst());
      html.text(one.getLast()).closeInline("a").closeInline("li");
    }
    html.close("ul").close("nav").open("main");
    new EvidenceSection(report, html).write();
    new TimelineSection(report, html).write();
    new TestsSection(report, html).write();
    new BudgetSection(report, html).write();
    new ChangesSection(report, html).write();
    new DecisionsSection(report, html).write();
    CheckSection.write(report, html);
    html.close("main").open("footer").open("p");
    html.text("Written by omk " + report.version() + " from the journal of ");
    html.open("code").text(report.goal().id().value()).closeInline("code");
    html.text(", event " + report.goal().seq() + ". Links lead to files of the goal's directory.");
    html.close("p").close("footer").close("body").close("html");
  }

  private String words() {
    return wasReady() ? "was ready" : report.verdict().status().replace('_', ' ');
  }

  // What was proven and accepted once is no failure when other work came after it.
  private boolean wasReady() {
    return report.verdict().stale() && report.goal().status() == GoalStatus.READY;
  }

  private String look() {
    if (wasReady()) {
      return "past";
    }
    Report.Verdict verdict = report.verdict();
    return verdict.ready() ? "ready" : verdict.status().equals("blocked_on_human") ? "" : "red";
  }

  private void header() {
    Report.Verdict verdict = report.verdict();
    html.open("header", "id", "verdict");
    html.element("p", "omk goal report · " + report.goal().id(), "class", "brand");
    String headline = Headline.of(report.goal().text());
    html.element("h1", Harmless.line(headline, 200));
    if (report.goal().text().strip().length() > headline.length()) {
      html.element("p", Harmless.line(report.goal().text(), 400));
    }
    html.open("div", "class", ("verdict " + look()).strip(), "role", "status");
    html.open("strong")
        .text((verdict.ready() ? "✓ " : "") + capital(words()))
        .closeInline("strong");
    html.element("p", verdict.reason());
    if (!wasReady()) {
      verdict.gaps().stream()
          .filter(gap -> !gap.equals(verdict.reason()))
          .forEach(gap -> html.element("p", "Missing: " + gap));
    }
    next(verdict.nextStep());
    html.close("div");
    facts();
    html.close("header");
  }

  private void next(String step) {
    if (!step.isEmpty()) {
      html.open("p").text(wasReady() ? "To prove it of the tree of now: " : "Next: ");
      html.open("code").text(step).closeInline("code").close("p");
    }
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  private void facts() {
    Goal goal = report.goal();
    Spent spent = goal.spent();
    Verification last = goal.verification();
    html.open("dl", "class", "facts");
    fact("kind", goal.kind().json());
    fact("passes", String.valueOf(goal.passes().size()));
    fact("gates", last == null ? "not verified" : passed(last) + " of " + last.gates().size());
    TestDelta tests = last == null ? TestDelta.UNKNOWN : last.tests();
    if (tests.ran() > 0) {
      fact("tests", tests.ran() + " ran, " + tests.fixed().size() + " fixed");
    }
    fact("files changed", String.valueOf(changed(goal)));
    fact("time", Durations.human(spent.time()));
    fact("tokens", Count.told(spent.tokens(), spent.unknownRuns()));
    fact("cost", Dollars.spent(spent.usd(), spent.unknownRuns()));
    html.close("dl");
  }

  private static long passed(Verification last) {
    return last.gates().stream().filter(gate -> gate.passed()).count();
  }

  // Until the whole is judged, what the passes changed.
  private static long changed(Goal goal) {
    return goal.change().subject().isEmpty()
        ? goal.passes().stream()
            .flatMap(pass -> pass.changed().stream())
            .map(ChangedFile::path)
            .distinct()
            .count()
        : goal.change().files().size();
  }

  private void fact(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }
}
