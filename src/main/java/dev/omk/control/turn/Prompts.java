package dev.omk.control.turn;

import dev.omk.agent.Prompt;
import dev.omk.agent.PromptInput;
import dev.omk.agent.PromptTemplate;
import dev.omk.control.project.PromptFiles;
import dev.omk.control.session.GoalSession;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Comparison;
import dev.omk.goal.Goal;
import dev.omk.goal.Headway;
import dev.omk.goal.Pass;
import dev.omk.goal.PassResult;
import dev.omk.goal.Slice;
import dev.omk.goal.TurnFailure;
import dev.omk.goal.Verification;
import dev.omk.plan.SlicedTasks;
import dev.omk.review.Finding;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import dev.omk.task.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an agent is told: the goal, what fails, what was undone, what was tried. */
public final class Prompts {
  private static final int FILES_NAMED = 10;
  private static final int FINDINGS_NAMED = 40;
  private static final String HIDDEN_FAILED = "a hidden check failed";
  private static final int FAILURES_NAMED = 3;
  private static final int FULL_OUTPUT = 24 * 1024;

  private final GoalSession session;
  private final Workbench bench;
  private final Goal goal;

  /** Prompts for the goal as a whole. */
  public Prompts(GoalSession session) {
    this(session, Workbench.whole(session));
  }

  /** Prompts for what is done in one place. */
  public Prompts(GoalSession session, Workbench bench) {
    this.session = session;
    this.bench = bench;
    this.goal = session.goal();
  }

  /**
   * A prompt, and whether its agent begins a new session with it.
   *
   * @param prompt redacted
   */
  public record Told(String prompt, boolean fresh) {}

  /** The prompt for a turn that is asked for by hand. */
  public Told next() {
    return next(Headway.Strategy.PLAIN);
  }

  /** The prompt for the next turn. */
  public Told next(Headway.Strategy strategy) {
    boolean fresh = strategy == Headway.Strategy.FRESH_START;
    PromptTemplate template = PromptFiles.pinned(session.ledger(), session.artifacts()).work();
    return new Told(session.redactor().redact(Prompt.of(input(strategy), template)), fresh);
  }

  private PromptInput input(Headway.Strategy strategy) {
    String title = goal.tasks().find(bench.taskId()).map(task -> task.title()).orElse("the work");
    return new PromptInput(
        goal.text(),
        bench.taskId(),
        title,
        goal.passes().size() + 1,
        plan(),
        bench.told(),
        protectedPaths(),
        false,
        words(strategy),
        failing(strategy),
        undone(),
        findings(),
        earlier());
  }

  private static String words(Headway.Strategy strategy) {
    return switch (strategy) {
      case PLAIN -> "";
      case SMALLER_STEP ->
          "The last pass did not help. Take a smaller step: find the one cause of the first failure"
              + " below, whose output is given in full, and change only what mends it.";
      case FRESH_START ->
          "Several passes did not help. Forget how they went about it. Read the code and the first"
              + " failure below anew, say to yourself what you assumed that may be wrong, and take"
              + " one small step in another direction.";
    };
  }

  private String plan() {
    List<String> lines = new ArrayList<>();
    lines.add("Kind of goal: " + goal.kind().json());
    goal.tasks().find(bench.taskId()).filter(t -> sliced()).ifPresent(t -> slice(t, lines));
    goal.outline().criteria().forEach(c -> lines.add(c.id() + ": " + c.text()));
    goal.outline().questions().stream()
        .filter(question -> !question.isOpen())
        .forEach(
            question -> lines.add("Asked: " + question.text() + " Answer: " + question.answer()));
    lines.add("What will count as proof:");
    goal.oracle().needs().forEach(need -> lines.add(need.evidence() + ": " + need.expected()));
    section(lines, "Steps:", goal.outline().steps());
    section(lines, "Learned:", goal.outline().learned());
    section(lines, "The repository:", goal.outline().map());
    return String.join("\n", lines);
  }

  private boolean sliced() {
    return SlicedTasks.isSlice(bench.taskId());
  }

  private void slice(Task task, List<String> lines) {
    lines.add("Your part of it, and nothing else: " + task.title());
    lines.add(task.description());
    task.acceptance().stream()
        .filter(line -> !line.equals(task.title()))
        .forEach(line -> lines.add("- " + line));
    lines.add("Others work on the other parts, in work trees of their own:");
    SlicedTasks.slices(goal.tasks()).stream()
        .filter(other -> !other.id().equals(task.id()))
        .map(other -> "- " + other.title() + " (" + String.join(", ", other.writeSet()) + ")")
        .forEach(lines::add);
  }

  private static void section(List<String> lines, String heading, List<String> more) {
    if (!more.isEmpty()) {
      lines.add(heading);
      more.forEach(line -> lines.add("- " + line));
    }
  }

  private List<String> protectedPaths() {
    List<String> paths = new ArrayList<>();
    paths.add(".omk/**");
    paths.addAll(goal.pins().gateFiles());
    paths.addAll(session.config().scope().protectedPaths());
    paths.addAll(goal.outline().protectedPaths());
    return paths;
  }

  private List<PromptInput.FailingGate> failing(Headway.Strategy strategy) {
    List<GateResult> red = goal.latestVerification().map(Verification::red).orElse(List.of());
    List<PromptInput.FailingGate> failing = new ArrayList<>();
    for (GateResult result : red) {
      boolean full = strategy != Headway.Strategy.PLAIN && failing.isEmpty();
      failing.add(failing(result, full ? output(result) : result.excerpt()));
    }
    return failing.stream().distinct().toList();
  }

  private PromptInput.FailingGate failing(GateResult result, String output) {
    Optional<GateSpec> pinned =
        goal.gates().stream().filter(gate -> gate.name().equals(result.gate())).findFirst();
    if (pinned.filter(GateSpec::hidden).isPresent()) {
      return new PromptInput.FailingGate("hidden check", GateSpec.HIDDEN, HIDDEN_FAILED, "");
    }
    String command = pinned.map(GateSpec::commandLine).orElse(result.commandLine());
    return new PromptInput.FailingGate(result.gate(), command, result.outcome().reason(), output);
  }

  /** The end of what a gate printed; its excerpt if that is not there any more. */
  private String output(GateResult result) {
    if (result.logPath().isEmpty()) {
      return result.excerpt();
    }
    Path log = session.ledger().directory().resolve(result.logPath());
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - FULL_OUTPUT);
      byte[] end = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (IOException e) {
      return result.excerpt();
    }
  }

  private List<String> undone() {
    return goal.passes().stream()
        .filter(pass -> !sliced() || pass.taskId().equals(bench.taskId()))
        .reduce((first, second) -> second)
        .stream()
        .flatMap(pass -> pass.violations().stream())
        .map(Violation::message)
        .toList();
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    goal.efforts()
        .isolation()
        .slice(bench.taskId())
        .map(Slice::why)
        .filter(why -> !why.isEmpty())
        .ifPresent(why -> findings.add("your last work could not be taken: " + why));
    if (goal.review() != null) {
      goal.review().findings().stream()
          .filter(finding -> finding.severity() != Finding.Severity.NOTE)
          .limit(FINDINGS_NAMED)
          .map(Prompts::line)
          .forEach(findings::add);
    }
    if (goal.comparison() != null) {
      for (Comparison.Check check : goal.comparison().refuted()) {
        findings.add(check.evidence() + ": " + check.name() + ": " + check.detail());
        check.differences().stream().skip(1).forEach(findings::add);
      }
    }
    if (goal.rejection() != null) {
      findings.add("the integrator rejected the work: " + goal.rejection());
    }
    return findings;
  }

  // What blocks must be mended; the rest may be, on the way.
  private static String line(Finding finding) {
    String place = finding.path().isEmpty() ? "" : finding.place() + ": ";
    String rule = " (" + finding.rule() + ")";
    return finding.blocks()
        ? place + finding.message() + rule + ". " + finding.hint()
        : "does not block, mend it if it is yours: " + place + finding.message() + rule;
  }

  private List<PromptInput.EarlierPass> earlier() {
    List<PromptInput.EarlierPass> earlier = new ArrayList<>();
    for (Pass pass : goal.passes().reversed()) {
      if (sliced() && !pass.taskId().equals(bench.taskId())) {
        continue;
      }
      String tried =
          pass.changed().isEmpty()
              ? "changed nothing"
              : "changed "
                  + pass.changed().stream()
                      .map(ChangedFile::path)
                      .limit(FILES_NAMED)
                      .collect(Collectors.joining(", "));
      earlier.add(new PromptInput.EarlierPass(pass.number(), pass.agent(), tried, why(pass)));
    }
    return earlier;
  }

  private String why(Pass pass) {
    Optional<TurnFailure> failure = goal.efforts().failure(pass.number());
    if (failure.isPresent()) {
      return "broke off: " + failure.get().reason();
    }
    return goal.efforts()
        .result(pass.number())
        .map(result -> result.failing().isEmpty() ? "the gates passed" : after(result))
        .orElse("ended with " + pass.end().summary());
  }

  private String after(PassResult result) {
    return "afterwards: "
        + result.failing().stream()
            .map(this::shown)
            .distinct()
            .limit(FAILURES_NAMED)
            .collect(Collectors.joining("; "));
  }

  private String shown(String failing) {
    return goal.gates().stream()
            .anyMatch(gate -> gate.hidden() && failing.startsWith("gate " + gate.name() + ":"))
        ? HIDDEN_FAILED
        : failing;
  }
}
