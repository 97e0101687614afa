package dev.omk.cli;

import dev.omk.control.GoalReader;
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
          "merge it by hand, with git; omk goal open-pr --dry-run renders the text for it");
    }
    throw Call.notAvailable("merge under policy " + policy, "merge it by hand");
  }
}
