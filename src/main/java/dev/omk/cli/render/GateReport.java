package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.verify.GateCheck;
import dev.omk.gate.GateComparison;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateResult;
import dev.omk.goal.TestDelta;
import dev.omk.time.Durations;
import java.util.ArrayList;
import java.util.List;

/** What a run of gates said: a table, what each complains about, and what changed. */
public final class GateReport {
  private static final int MAX_FINDINGS = 20;
  private static final int MAX_TESTS = 20;

  /** Where {@link #changes} is empty. */
  static final String NO_CHANGE = "nothing was fixed, nothing broke";

  private GateReport() {}

  /** {@code passed}, {@code failed} or {@code interrupted}. */
  public static String word(GateCheck check) {
    return check.interrupted() ? "interrupted" : check.green() ? "passed" : "failed";
  }

  /** All of it for a run without a goal. */
  public static String text(GateCheck check) {
    Text text = new Text();
    text.line("Verification: " + word(check));
    lines(check).forEach(line -> text.shown("  ", line));
    text.field("Tree", check.subject() + (check.clean() ? ", in a clean checkout" : ""));
    text.field("Logs", check.logs().toString());
    text.next(nextStep(check));
    return text.toString();
  }

  /** The document of a run without a goal. */
  public static ObjectNode document(GateCheck check, int exitCode) {
    return GateDocument.whole(check, word(check), exitCode, reason(check), nextStep(check));
  }

  /** The part of another document that tells of this run. */
  public static ObjectNode json(GateCheck check) {
    return GateDocument.part(check, word(check));
  }

  private static String reason(GateCheck check) {
    String no =
        check.saidNo().isEmpty()
            ? ""
            : "did not pass: "
                + String.join(", ", check.saidNo().stream().map(GateResult::gate).toList());
    if (check.interrupted()) {
      return "interrupted before every gate had ended" + (no.isEmpty() ? "" : "; " + no);
    }
    return check.green() ? "every gate that decides passed" : no;
  }

  private static String nextStep(GateCheck check) {
    if (check.interrupted()) {
      return "run it again";
    }
    if (check.green()) {
      return "";
    }
    if (!check.skippedByDefinition().isEmpty()) {
      return "take skip = true away from "
          + String.join(", ", check.skippedByDefinition())
          + ", or set required = false: .omk/gates.toml";
    }
    String mend =
        "mend what is named above, or let an agent do it: omk goal run \"Fix the failing gates\""
            + " --until-ready";
    if (!check.errored()) {
      return mend;
    }
    return check.failed() ? check.remedy() + "; then " + mend : check.remedy();
  }

  /** Details, one line each: the table, the findings, and the comparison with the base. */
  public static List<String> lines(GateCheck check) {
    List<String> lines = new ArrayList<>(table(check.results()));
    for (GateResult result : check.results()) {
      if (!result.passed() && !complaints(result).isEmpty()) {
        lines.add(result.gate() + " says:");
        lines.addAll(complaints(result));
      }
      if (!result.passed() && !result.logPath().isEmpty()) {
        lines.add("log of " + result.gate() + ": " + check.logs().resolve(result.logPath()));
      }
    }
    check.base().ifPresent(base -> lines.addAll(comparison(check, base.name())));
    check.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  /** {@code name: status}, which scripts look for, then the columns for people. */
  private static List<String> table(List<GateResult> results) {
    int width =
        results.stream()
            .mapToInt(result -> head(result).length())
            .filter(n -> n <= 50)
            .max()
            .orElse(0);
    return results.stream().map(result -> row(result, width)).toList();
  }

  private static String head(GateResult result) {
    return result.gate() + ": " + result.outcome().status();
  }

  private static String row(GateResult result, int width) {
    String head = head(result);
    String padded = head + " ".repeat(Math.max(0, width - head.length()));
    List<String> cells = new ArrayList<>();
    cells.add("%8s".formatted(Durations.human(result.duration())));
    if (!result.tests().isEmpty()) {
      cells.add(TestCounts.of(result.tests()).text());
    }
    if (!result.outcome().reason().isEmpty()) {
      cells.add(result.outcome().reason());
    }
    if (!result.required()) {
      cells.add("decides nothing");
    }
    if (!result.leftRunning().isEmpty()) {
      cells.add("left running and ended: " + String.join(", ", result.leftRunning()));
    }
    return padded
        + "  "
        + cells.getFirst()
        + "  "
        + String.join("; ", cells.subList(1, cells.size()));
  }

  private static List<String> complaints(GateResult result) {
    List<GateFinding> findings = result.complaints();
    List<String> lines = new ArrayList<>();
    for (GateFinding finding : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
      lines.add("  - " + level(finding) + finding.text());
    }
    if (findings.size() > MAX_FINDINGS) {
      String least = findings.size() >= GateFinding.MOST ? "at least " : "";
      lines.add("  - and " + least + (findings.size() - MAX_FINDINGS) + " more");
    }
    if (findings.isEmpty()) {
      List<String> excerpt = result.excerpt().lines().toList();
      excerpt.stream().limit(MAX_FINDINGS).forEach(line -> lines.add("  | " + line));
      if (excerpt.size() > MAX_FINDINGS) {
        lines.add("  | … and " + (excerpt.size() - MAX_FINDINGS) + " more lines, see the log");
      }
    }
    return lines;
  }

  private static String level(GateFinding finding) {
    return switch (finding.level()) {
      case ERROR -> "";
      case WARNING -> "warning: ";
      case NOTE -> "note: ";
    };
  }

  private static List<String> comparison(GateCheck check, String name) {
    List<String> lines = new ArrayList<>();
    lines.add("Against " + name + ":");
    changes(check).forEach(line -> lines.add("  " + line));
    return lines.size() > 1 ? lines : List.of(lines.getFirst() + " " + NO_CHANGE);
  }

  /** What differs from the base, a line for each gate and test; bounded. */
  static List<String> changes(GateCheck check) {
    GateComparison gates = check.againstBase();
    TestDelta tests = check.tests();
    List<String> lines = new ArrayList<>();
    add(lines, "fixed", "gate ", gates.fixed());
    add(lines, "fixed", "", tests.fixed());
    add(lines, "broke", "gate ", gates.broke());
    add(lines, "broke", "", tests.broke());
    add(lines, "vanished", "", tests.vanished());
    add(lines, "newly skipped", "gate ", gates.newlySkipped());
    add(lines, "newly skipped", "", tests.newlySkipped());
    for (GateResult result : check.results()) {
      if (check.untold().contains(result.gate())) {
        lines.add("not compared: the tests of " + result.gate() + ": " + result.outcome().reason());
      }
    }
    for (String gate : check.unnamed()) {
      lines.add(
          "not compared: the tests of "
              + gate
              + ": its runner counts failures and names none; a JUnit report (reports) would");
    }
    return lines;
  }

  private static void add(List<String> lines, String word, String kind, List<String> names) {
    names.stream().limit(MAX_TESTS).forEach(name -> lines.add(word + ": " + kind + name));
    if (names.size() > MAX_TESTS) {
      lines.add(word + ": and " + (names.size() - MAX_TESTS) + " more");
    }
  }
}
