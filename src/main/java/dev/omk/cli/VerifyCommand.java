package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.GoalController;
import dev.omk.gate.GateResult;
import dev.omk.goal.GoalId;
import dev.omk.goal.Verification;
import dev.omk.time.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal verify}. */
final class VerifyCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.repeated(
            "--gate", Flags.GATE, "only this gate, may be repeated; never a full verification"));
    spec.addOption(Flags.flag("--fresh", "ignore results of earlier runs"));
    Flags.help(
        spec,
        "goal verify [GOAL_ID] [flags]",
        "omk goal verify latest",
        "omk goal verify --gate tests");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Set<String> only = call.values().texts("--gate");
    GoalId id = call.goal();
    GoalController.Verified verified = call.controller().verify(id, only);
    Verification verification = verified.verification();
    GoalView view = Call.view(verified.outcome());
    List<String> lines = lines(verification, view.directory());
    String word = green(verification) ? "passed" : "failed";
    return call.answer(
        code(verification, view), view, GoalText.step("Verification: " + word, lines, view));
  }

  private static boolean green(Verification verification) {
    return !verification.gates().isEmpty() && verification.red().isEmpty();
  }

  // Gates that were cut off by a pause or a cancel say nothing.
  private static int code(Verification verification, GoalView view) {
    int standing = ExitCode.ofStatus(view.status());
    if (standing == ExitCode.PAUSED_OR_CANCELLED || standing == ExitCode.NEEDS_MORE_BUDGET) {
      return standing;
    }
    if (green(verification)) {
      return ExitCode.OK;
    }
    return verification.errored() ? ExitCode.BLOCKED_ON_EXTERNAL : ExitCode.NOT_READY;
  }

  private static List<String> lines(Verification verification, Path directory) {
    List<String> lines = new ArrayList<>();
    for (GateResult gate : verification.gates()) {
      lines.add(line(gate));
      if (!gate.passed() && !gate.logPath().isEmpty()) {
        lines.add("log of " + gate.gate() + ": " + directory.resolve(gate.logPath()));
      }
    }
    return lines;
  }

  private static String line(GateResult gate) {
    String reason = gate.outcome().reason();
    return gate.gate()
        + ": "
        + gate.outcome().status()
        + " ("
        + Durations.human(gate.duration())
        + (reason.isEmpty() ? "" : ", " + reason)
        + ")";
  }
}
