package dev.omk.plan;

import dev.omk.gate.GateSpec;
import dev.omk.text.Harmless;
import java.util.List;

/** The three documents of a plan, as Markdown. Short, and about this goal only. */
public final class PlanDocuments {
  private PlanDocuments() {}

  /** {@code prd.md}: what is wanted. */
  public static String prd(PlanInput plan) {
    StringBuilder out = new StringBuilder("# Goal\n\n");
    out.append(quote(plan.text())).append('\n');
    out.append("Kind: **").append(plan.intake().kind().json()).append("**, because ");
    out.append(kindReason(plan.intake())).append(".\n\n## Repository\n\n");
    bullets(out, plan.repository());
    if (plan.intake() instanceof Intake.Vague vague) {
      out.append("\n## Decision needed\n\n").append(vague.reason()).append(". For instance:\n\n");
      bullets(out, vague.hints());
    }
    return out.toString();
  }

  /** {@code technical-plan.md}: how it is done. */
  public static String technicalPlan(PlanInput plan) {
    StringBuilder out = new StringBuilder("# Plan\n\n## Tasks\n\n");
    bullets(out, plan.tasks());
    out.append("\n## Gates, pinned from the base\n\n");
    if (plan.gates().isEmpty()) {
      out.append("None. Without a gate nothing can be proven: write `.omk/gates.toml`\n");
      out.append("(`omk goal init` makes one from what is in the repository).\n");
    }
    for (GateSpec gate : GateSpec.shown(plan.gates())) {
      out.append("- **").append(gate.name()).append("** `").append(gate.commandLine()).append('`');
      out.append(gate.decides() ? "" : " (does not decide)");
      out.append(gate.skip() ? " (skipped by its definition)" : "");
      out.append(" from ").append(gate.origin()).append('\n');
    }
    long hidden = plan.gates().stream().filter(GateSpec::hidden).count();
    out.append(hidden == 0 ? "" : "- and hidden ones: " + hidden + "\n");
    return out.toString();
  }

  /** {@code test-spec.md}: what will count as proof. */
  public static String testSpec(PlanInput plan) {
    StringBuilder out = new StringBuilder("# What will count as proof\n\n");
    out.append("| evidence | what supplies it |\n|---|---|\n");
    out.append("| gates | every required gate passes on the tree as it is at the end |\n");
    out.append("| tests | no test of the base is broken, newly skipped or gone |\n");
    out.append("| review | no blocking finding in what the change adds |\n");
    for (Oracle.Need need : plan.oracle().needs()) {
      out.append("| ").append(need.evidence()).append(" | ").append(need.expected()).append(" |\n");
    }
    out.append("| acceptance by the integrator | `omk goal accept --summary TEXT` |\n");
    if (!plan.gaps().isEmpty()) {
      out.append("\n## Missing now\n\n");
      bullets(out, plan.gaps());
    }
    return out.toString();
  }

  private static String kindReason(Intake intake) {
    return switch (intake) {
      case Intake.Clear clear -> clear.kindReason();
      case Intake.Vague vague -> vague.kindReason();
    };
  }

  private static void bullets(StringBuilder out, List<String> lines) {
    lines.forEach(line -> out.append("- ").append(line).append('\n'));
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder();
    Harmless.block(text).lines().forEach(line -> out.append("> ").append(line).append('\n'));
    return out.toString();
  }
}
