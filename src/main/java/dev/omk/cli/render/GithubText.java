package dev.omk.cli.render;

import dev.omk.control.verify.GateCheck;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of gates for GitHub Actions: workflow commands, the Markdown of a step summary, and the
 * lines of {@code GITHUB_OUTPUT}. What gates said is escaped, so that none of it is a command.
 */
public final class GithubText {
  private static final int MAX_ANNOTATIONS = 50;
  private static final int MAX_VANISHED = 20;
  private static final int MAX_MESSAGE = 1000;
  private static final int MAX_SUMMARY_FINDINGS = 50;

  private GithubText() {}

  /** {@code ::error file=…,line=…::…} and its like; a gate that names no place has one too. */
  public static List<String> annotations(GateCheck check) {
    List<String> lines = new ArrayList<>();
    // It turns no gate red, so nothing else would say it.
    check.base().ifPresent(base -> vanished(check.tests().vanished(), base.name(), lines));
    for (GateResult gate : check.results()) {
      for (GateFinding finding : gate.complaints()) {
        lines.add(annotation(gate, finding));
      }
      if (gate.complaints().isEmpty() && failed(gate)) {
        lines.add(annotation(gate, withoutPlace(gate)));
      }
    }
    return lines.subList(0, Math.min(MAX_ANNOTATIONS, lines.size()));
  }

  private static void vanished(List<String> tests, String base, List<String> to) {
    if (tests.isEmpty()) {
      return;
    }
    int more = tests.size() - MAX_VANISHED;
    String names = String.join("\n", tests.subList(0, Math.min(MAX_VANISHED, tests.size())));
    String message =
        Count.of(tests.size(), "test") + " of " + base + " not there any more:\n" + cut(names);
    to.add(
        "::warning title=vanished tests::"
            + data(more > 0 ? message + "\nand " + more + " more" : message));
  }

  private static boolean failed(GateResult gate) {
    return !gate.passed() && !(gate.outcome() instanceof GateOutcome.Skipped);
  }

  private static GateFinding withoutPlace(GateResult gate) {
    String excerpt = gate.excerpt().isEmpty() ? "" : "\n" + gate.excerpt();
    return new GateFinding(GateFinding.Level.ERROR, "", gate.outcome().reason() + excerpt, "", 0);
  }

  private static String annotation(GateResult gate, GateFinding finding) {
    String command =
        switch (finding.level()) {
          case ERROR -> gate.required() ? "error" : "warning";
          case WARNING -> "warning";
          case NOTE -> "notice";
        };
    StringBuilder line = new StringBuilder("::" + command + " ");
    if (!finding.file().isEmpty()) {
      line.append("file=").append(property(finding.file())).append(',');
      if (finding.line() > 0) {
        line.append("line=").append(finding.line()).append(',');
      }
    }
    String rule = finding.rule().isEmpty() ? "" : " " + finding.rule();
    line.append("title=").append(property(Harmless.line(gate.gate() + rule, 100)));
    return line.append("::").append(data(cut(finding.message()))).toString();
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE
        ? message
        : Harmless.cutBefore(message, MAX_MESSAGE) + "…";
  }

  /** The escapes of the runner's toolkit (@actions/core, command.ts). */
  static String data(String text) {
    return Harmless.block(text)
        .stripTrailing()
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** A table of gates, then what they complain about and what changed against the base. */
  public static String summary(GateCheck check) {
    StringBuilder text = new StringBuilder();
    text.append("### Gates: ").append(GateReport.word(check)).append("\n\n");
    text.append("| gate | status | time | tests | reason |\n|---|---|---|---|---|\n");
    for (GateResult gate : check.results()) {
      text.append("| ").append(cell(gate.gate()));
      text.append(" | ").append(mark(gate)).append(' ').append(gate.outcome().status());
      text.append(" | ").append(Durations.human(gate.duration()));
      text.append(" | ").append(gate.tests().isEmpty() ? "" : TestCounts.of(gate.tests()).text());
      text.append(" | ").append(cell(reason(gate))).append(" |\n");
    }
    findings(text, check);
    check.base().ifPresent(base -> comparison(text, check, base.name()));
    return text.append('\n').toString();
  }

  private static String reason(GateResult gate) {
    String reason = gate.outcome().reason();
    return gate.required() || !failed(gate) ? reason : "decides nothing; " + reason;
  }

  private static String mark(GateResult gate) {
    return gate.passed() ? "✅" : gate.required() ? "❌" : "⚠️";
  }

  private static void findings(StringBuilder text, GateCheck check) {
    List<String> lines =
        check.results().stream()
            .flatMap(
                gate ->
                    gate.complaints().stream()
                        .map(finding -> "- **" + cell(gate.gate()) + "** " + cell(finding.text())))
            .limit(MAX_SUMMARY_FINDINGS)
            .toList();
    if (!lines.isEmpty()) {
      text.append('\n').append(String.join("\n", lines)).append('\n');
    }
  }

  private static void comparison(StringBuilder text, GateCheck check, String name) {
    List<String> changes = GateReport.changes(check);
    text.append("\nAgainst ").append(cell(name)).append(": ");
    text.append(changes.isEmpty() ? GateReport.NO_CHANGE + "\n" : "\n\n");
    changes.forEach(change -> text.append("- ").append(cell(change)).append('\n'));
  }

  /** Text in a table: no markup, no HTML, no line break. */
  static String cell(String text) {
    return Harmless.line(text, 300)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replace("*", "\\*")
        .replace("[", "\\[")
        .replace("_", "\\_");
  }

  /**
   * {@code name=value} lines: {@code status passed failed skipped exit_code}. A gate that decides
   * nothing is not among those that failed.
   */
  public static String outputs(GateCheck check, String word, int code) {
    long passed = check.results().stream().filter(GateResult::passed).count();
    long failed = check.results().stream().filter(gate -> gate.required() && failed(gate)).count();
    long skipped =
        check.results().stream()
            .filter(gate -> gate.outcome() instanceof GateOutcome.Skipped)
            .count();
    return "status="
        + word
        + "\nexit_code="
        + code
        + "\npassed="
        + passed
        + "\nfailed="
        + failed
        + "\nskipped="
        + skipped
        + "\n";
  }
}
