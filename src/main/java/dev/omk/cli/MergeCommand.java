package dev.omk.cli;

import dev.omk.cli.render.MergeReport;
import dev.omk.control.deliver.MergeStep;
import dev.omk.control.read.GoalReader;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal merge}. */
final class MergeCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    Flags.help(spec, "goal merge [GOAL_ID] [flags]", "omk goal merge latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    GoalId id = call.goal();
    GoalReader reader = call.reader();
    String policy = reader.goal(id).document().path("merge_policy").asText("disabled");
    if (policy.equals("disabled")) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "merge is disabled for goal '" + id + "': its merge policy is disabled",
          "merge it by hand, with git and the text of: omk goal open-pr " + id + " --dry-run");
    }
    MergeStep.Merge merge = call.controller().merge(id);
    int code = code(merge);
    return call.document(code, MergeReport.json(id.value(), merge, code), MergeReport.text(merge));
  }

  // Only what is merged and is what was proven is done.
  private static int code(MergeStep.Merge merge) {
    return switch (merge) {
      case MergeStep.Merge.Merged merged -> merged.same() ? ExitCode.OK : ExitCode.NOT_READY;
      case MergeStep.Merge.Queued queued -> ExitCode.BLOCKED_ON_EXTERNAL;
      case MergeStep.Merge.ByHand hand -> ExitCode.BLOCKED_ON_HUMAN;
    };
  }
}
