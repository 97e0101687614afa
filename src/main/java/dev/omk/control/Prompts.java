package dev.omk.control;

import dev.omk.agent.Prompt;
import dev.omk.agent.PromptInput;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.plan.StandardTasks;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an agent is told: the goal, what fails, what was undone, what was tried. */
final class Prompts {
  private static final int FILES_NAMED = 10;

  private final GoalSession session;
  private final Goal goal;

  Prompts(GoalSession session) {
    this.session = session;
    this.goal = session.goal();
  }

  String next() {
    String title =
        goal.tasks().find(StandardTasks.EXECUTE).map(task -> task.title()).orElse("the work");
    return session
        .redactor()
        .redact(
            Prompt.of(
                new PromptInput(
                    goal.text(),
                    StandardTasks.EXECUTE,
                    title,
                    goal.passes().size() + 1,
                    plan(),
                    List.of(),
                    protectedPaths(),
                    false,
                    failing(),
                    undone(),
                    findings(),
                    earlier())));
  }

  private String plan() {
    String evidence =
        goal.oracle().needs().stream()
            .map(need -> need.evidence() + ": " + need.expected())
            .collect(Collectors.joining("\n"));
    return "Kind of goal: " + goal.kind().json() + "\nWhat will count as proof:\n" + evidence;
  }

  private List<String> protectedPaths() {
    List<String> paths = new ArrayList<>();
    paths.add(".omk/**");
    paths.addAll(goal.pins().gateFiles());
    paths.addAll(session.config().scope().protectedPaths());
    paths.add("the configuration of test runners, CI and build scripts");
    return paths;
  }

  private List<PromptInput.FailingGate> failing() {
    return goal.latestVerification().stream()
        .flatMap(verification -> verification.red().stream())
        .map(this::failing)
        .distinct()
        .toList();
  }

  private PromptInput.FailingGate failing(GateResult result) {
    Optional<GateSpec> pinned =
        goal.gates().stream().filter(gate -> gate.name().equals(result.gate())).findFirst();
    if (pinned.filter(GateSpec::hidden).isPresent()) {
      return new PromptInput.FailingGate(
          "hidden check", GateSpec.HIDDEN, "a hidden check failed", "");
    }
    String command = pinned.map(GateSpec::commandLine).orElse(result.commandLine());
    return new PromptInput.FailingGate(
        result.gate(), command, result.outcome().reason(), result.excerpt());
  }

  private List<String> undone() {
    return goal.lastPass().stream()
        .flatMap(pass -> pass.violations().stream())
        .map(Violation::message)
        .toList();
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    if (goal.review() != null) {
      goal.review().blocking().forEach(f -> findings.add(f.path() + ": " + f.message()));
    }
    if (goal.rejection() != null) {
      findings.add("the integrator rejected the work: " + goal.rejection());
    }
    return findings;
  }

  private List<PromptInput.EarlierPass> earlier() {
    List<PromptInput.EarlierPass> earlier = new ArrayList<>();
    for (Pass pass : goal.passes().reversed()) {
      String tried =
          pass.changed().isEmpty()
              ? "changed nothing"
              : "changed "
                  + pass.changed().stream()
                      .map(ChangedFile::path)
                      .limit(FILES_NAMED)
                      .collect(Collectors.joining(", "));
      earlier.add(
          new PromptInput.EarlierPass(
              pass.number(), pass.agent(), tried, "ended with " + pass.end().summary()));
    }
    return earlier;
  }
}
