package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.PullRequest;
import dev.omk.cli.render.Staleness;
import dev.omk.control.GoalReader;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal open-pr}. */
final class OpenPrCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.flag("--dry-run", "only render it; nothing leaves this machine"));
    spec.addOption(Flags.flag("--draft", "open it as a draft"));
    spec.addOption(
        Flags.choice(
            "--policy",
            "P",
            "local, draft-pr or auto-pr (local: only render)",
            "local",
            "draft-pr",
            "auto-pr"));
    spec.addOption(
        Flags.value("--base-branch", "BRANCH", "the branch to merge into (the forge's)"));
    spec.addOption(
        Flags.format("markdown, json or text (markdown)", "markdown", "md", "json", "text"));
    Flags.help(
        spec,
        "goal open-pr [GOAL_ID] [flags]",
        "omk goal open-pr latest --dry-run",
        "omk goal open-pr --dry-run --base-branch main -f json");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format("markdown", "markdown", "md", "json", "text");
    String policy =
        call.values().choice("--policy", "local", "draft-pr", "auto-pr").orElse("local");
    String base = call.values().branch("--base-branch").orElse("");
    if (!policy.equals("local") && !call.values().given("--dry-run")) {
      call.values()
          .problems()
          .notAvailable("opening a pull request", "render it with: omk goal open-pr --dry-run");
    }
    GoalId id = call.goal();
    GoalReader reader = call.reader();
    ObjectNode goal = reader.goal(id).intact();
    boolean stale = reader.stale(goal);
    ObjectNode proof = Staleness.over(reader.proof(id).intact(), stale);
    PullRequest draft =
        PullRequest.of(Staleness.over(goal, stale), proof, base, call.values().given("--draft"));
    return Answer.ok(
        switch (format) {
          case TEXT -> draft.text();
          case MARKDOWN -> draft.markdown();
          case JSON -> Json.pretty(draft.json());
        });
  }
}
