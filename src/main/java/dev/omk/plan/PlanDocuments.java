package dev.omk.plan;

import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import dev.omk.task.Task;
import dev.omk.text.Harmless;
import java.util.List;
import java.util.Optional;

/** The three documents of a plan, as Markdown. Short, and about this goal only. */
public final class PlanDocuments {
  private static final int QUOTED_LINES = 60;
  private static final String START = "starts at: `";

  private final StringBuilder out = new StringBuilder();
  private final PlanInput plan;

  private PlanDocuments(PlanInput plan) {
    this.plan = plan;
  }

  /** {@code prd.md}: what is wanted, and where. */
  public static String prd(PlanInput plan) {
    return new PlanDocuments(plan).wanted();
  }

  /** {@code technical-plan.md}: how it is done. */
  public static String technicalPlan(PlanInput plan) {
    return new PlanDocuments(plan).way();
  }

  /** {@code test-spec.md}: what will count as proof. */
  public static String testSpec(PlanInput plan) {
    return new PlanDocuments(plan).proof();
  }

  private String wanted() {
    out.append("# Goal\n\n");
    quote(plan.text());
    out.append("\nKind: **").append(plan.kind().json()).append("**, because ");
    out.append(plan.kindReason()).append(".\n");
    bullets("Decided against", plan.outline().alternatives());
    if (!plan.hints().isEmpty()) {
      bullets("Decision needed: say it so that it can be judged, for instance", plan.hints());
    }
    bullets(
        "Acceptance criteria",
        plan.outline().criteria().stream()
            .map(criterion -> "**" + criterion.id() + "** " + criterion.text() + source(criterion))
            .toList());
    bullets("Open questions", questions());
    bullets("Assumptions", plan.outline().assumptions());
    out.append("\n## Repository\n\n");
    items(plan.place());
    items(plan.outline().map());
    return out.toString();
  }

  private static String source(Criterion criterion) {
    return criterion.source().equals(Criterion.GOAL) ? "" : " (from " + criterion.source() + ")";
  }

  private List<String> questions() {
    return plan.outline().questions().stream()
        .map(
            question ->
                question.number()
                    + ". "
                    + question.text()
                    + (question.isOpen()
                        ? ""
                        : " -- " + question.by() + ": " + Harmless.line(question.answer(), 400)))
        .toList();
  }

  private String way() {
    out.append("# Plan\n\n");
    Outline outline = plan.outline();
    out.append(
        outline.planner().equals(Outline.HEURISTIC)
            ? "Made without a model"
            : "Made by " + outline.planner());
    out.append(outline.plannerNote().isEmpty() ? "" : ": " + outline.plannerNote());
    out.append(".\n");
    numbered("Steps", outline.steps());
    bullets("Learned so far", outline.learned());
    bullets("Risks", outline.risks());
    bullets("Suggested, and not taken up by itself", outline.suggestions());
    bullets("Protected besides", outline.protectedPaths());
    out.append("\n## Gates, pinned from the base\n\n");
    if (plan.gates().isEmpty()) {
      out.append("None. Without a gate nothing can be proven: write `.omk/gates.toml`\n");
      out.append("(`omk goal init` makes one to fill in).\n");
    } else {
      out.append("| gate | command | decides | from |\n|---|---|---|---|\n");
    }
    for (GateSpec gate : GateSpec.shown(plan.gates())) {
      row(
          gate.name(),
          "`" + gate.commandLine() + "`",
          gate.skip() ? "skipped" : gate.decides() ? "yes" : "no",
          gate.origin());
    }
    long hidden = plan.gates().stream().filter(GateSpec::hidden).count();
    if (hidden > 0) {
      row("and hidden ones: " + hidden, "", "", "");
    }
    for (ObserveSpec observe : plan.comparisons().observations()) {
      row("observe " + observe.name(), "`" + observe.commandLine() + "`", "", observe.origin());
    }
    if (!StandardTasks.graph().tasks().stream().map(Task::id).toList().equals(ids())) {
      tasks();
    }
    return out.toString();
  }

  private List<String> ids() {
    return plan.tasks().stream().map(Task::id).toList();
  }

  private void tasks() {
    out.append("\n## Tasks\n\n| task | needs | writes |\n|---|---|---|\n");
    for (Task task : plan.tasks()) {
      row(
          "`" + task.id() + "`: " + task.title(),
          String.join(", ", task.dependencies()),
          String.join(", ", task.writeSet()));
    }
  }

  private String proof() {
    out.append("# What will count as proof\n\n");
    out.append("| what must be shown | evidence | given by | at best |\n|---|---|---|---|\n");
    for (Criterion criterion : plan.outline().criteria()) {
      List<String> gates =
          GateSpec.shown(plan.gates()).stream()
              .filter(gate -> gate.tags().contains(criterion.id()))
              .map(GateSpec::name)
              .toList();
      row(
          "**" + criterion.id() + "** " + criterion.text(),
          gates.isEmpty()
              ? "a test with " + criterion.id() + " in its name, or a gate tagged with it"
              : "it fails on the base and passes afterwards",
          gates.isEmpty() ? "nothing yet: a person has to look" : String.join(", ", gates),
          gates.isEmpty() ? "weak" : "strong");
    }
    for (List<Oracle.Need> alike : plan.oracle().alike()) {
      Oracle.Need need = alike.getFirst();
      row(
          String.join(", ", alike.stream().map(Oracle.Need::evidence).toList())
              + ", for a goal of kind "
              + plan.kind().json(),
          need.expected(),
          giver(need),
          need.strength() == null ? "" : need.strength());
    }
    List<String> deciding =
        GateSpec.shown(plan.gates()).stream()
            .filter(GateSpec::decides)
            .map(GateSpec::name)
            .toList();
    row(
        "nothing is broken",
        "no test of the base fails, is skipped or gone; no blocking finding",
        deciding.isEmpty() ? "no gate" : String.join(", ", deciding),
        deciding.isEmpty() ? "missing" : "strong");
    bullets("Missing now", plan.gaps());
    toAdd();
    return out.toString();
  }

  private String giver(Oracle.Need need) {
    List<String> named = shown(need.gates());
    if (!named.isEmpty()) {
      return String.join(", ", named);
    }
    return need.missing()
        ? "nothing yet"
        : need.evidence().equals("regression") ? "a gate that was red" : "omk";
  }

  private List<String> shown(List<String> names) {
    return GateSpec.shown(plan.gates()).stream()
        .map(GateSpec::name)
        .filter(names::contains)
        .toList();
  }

  // What a person can paste, for exactly what is missing.
  private void toAdd() {
    StringBuilder toml = new StringBuilder();
    boolean observed = false;
    for (Oracle.Need need : plan.oracle().needs()) {
      boolean compares =
          need.evidence().equals("golden") || need.evidence().equals("compatibility");
      if (!need.missing() || need.evidence().equals("regression")) {
        continue;
      }
      if (compares && !observed) {
        observed = true;
        toml.append("[[observe]]\nname = \"behaviour\"\nrun = \"").append(example(false));
        toml.append("\"\nnormalise = [\"times\", \"paths\"]\n\n");
      } else if (need.evidence().equals("performance")) {
        toml.append("[benchmark]\nrun = \"")
            .append(example(true))
            .append("\"\nmin_speedup = 1.2\n\n");
      } else if (!compares) {
        toml.append("[[gates]]\nname = \"").append(need.evidence());
        toml.append("\"\nrun = \"").append(example(false));
        toml.append("\"\ntags = [\"").append(need.evidence()).append("\"]\n\n");
      }
    }
    if (!toml.isEmpty()) {
      out.append("\n## To add to .omk/gates.toml, with a command of this project\n\n```toml\n");
      out.append(toml.toString().strip()).append("\n```\n");
    }
  }

  private String example(boolean timed) {
    String tool =
        GateSpec.shown(plan.gates()).stream()
            .map(GateSpec::argv)
            .filter(argv -> !argv.isEmpty())
            .map(List::getFirst)
            .findFirst()
            .orElse("");
    if (timed) {
      return switch (tool) {
        case "go" -> "go test -run ^$ -bench .";
        case "cargo" -> "cargo bench";
        case "npm" -> "npm run bench";
        case "python3" -> "python3 bench.py";
        default -> "./bench.sh";
      };
    }
    return entry()
        .orElseGet(
            () ->
                switch (tool) {
                  case "go" -> "go run .";
                  case "cargo" -> "cargo run --example show";
                  default -> "./show.sh";
                });
  }

  private Optional<String> entry() {
    return plan.outline().map().stream()
        .filter(line -> line.startsWith(START))
        .map(line -> line.substring(START.length()))
        .map(line -> line.substring(0, Math.max(0, line.indexOf('`'))))
        .map(path -> path.replaceFirst("^\\./", "").replace("\"", ""))
        .map(
            path ->
                path.endsWith(".js")
                    ? "node " + path
                    : path.endsWith(".py")
                        ? "python3 " + path
                        : path.startsWith("bin/") ? path : "")
        .filter(command -> !command.isEmpty())
        .findFirst();
  }

  private void row(String... cells) {
    out.append('|');
    for (String cell : cells) {
      out.append(' ').append(Harmless.oneLine(cell).replace("|", "\\|")).append(" |");
    }
    out.append('\n');
  }

  private void bullets(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n## ").append(heading).append("\n\n");
      items(lines);
    }
  }

  private void numbered(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n## ").append(heading).append("\n\n");
      for (int i = 0; i < lines.size(); i++) {
        out.append(i + 1).append(". ").append(Harmless.oneLine(lines.get(i))).append('\n');
      }
    }
  }

  private void items(List<String> lines) {
    lines.forEach(line -> out.append("- ").append(Harmless.oneLine(line)).append('\n'));
  }

  private void quote(String text) {
    List<String> lines = Harmless.block(text).strip().lines().toList();
    lines.stream().limit(QUOTED_LINES).forEach(line -> out.append("> ").append(line).append('\n'));
    if (lines.size() > QUOTED_LINES) {
      out.append("> … ").append(lines.size() - QUOTED_LINES).append(" more lines in goal.json\n");
    }
  }
}
