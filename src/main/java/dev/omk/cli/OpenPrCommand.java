package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.PullRequest;
import dev.omk.cli.render.Staleness;
import dev.omk.control.deliver.DeliverStep;
import dev.omk.control.read.GoalReader;
import dev.omk.delivery.PullRequestText;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.secret.Redactor;
import java.util.Optional;
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
    boolean draft = policy.equals("draft-pr") || call.values().given("--draft");
    GoalId id = call.goal();
    PullRequest pull =
        policy.equals("local") || call.values().given("--dry-run")
            ? rendered(call, id, base, draft)
            : delivered(call, id, base, draft);
    return Answer.ok(
        switch (format) {
          case TEXT -> pull.text();
          case MARKDOWN -> pull.markdown();
          case JSON -> Json.pretty(pull.json());
        });
  }

  private static PullRequest delivered(Call call, GoalId id, String base, boolean draft)
      throws InterruptedException {
    DeliverStep.Delivered there =
        call.controller()
            .deliver(
                id,
                new DeliverStep.Request(draft, Optional.of(base).filter(name -> !name.isEmpty())));
    return new PullRequest(
        id.value(),
        there.text(),
        there.status(),
        there.pull().base(),
        there.pull().draft(),
        Optional.of(
            new PullRequest.Opened(
                there.pull().number(),
                there.pull().url(),
                there.pull().branch(),
                there.commit(),
                there.done())));
  }

  private static PullRequest rendered(Call call, GoalId id, String base, boolean draft)
      throws InterruptedException {
    GoalReader reader = call.reader();
    ObjectNode goal = reader.goal(id).intact();
    boolean stale = reader.stale(goal);
    ObjectNode proof = Staleness.over(reader.proof(id).intact(), stale);
    if (PullRequestText.onlyPlanned(proof)) {
      throw DeliverStep.onlyPlanned(id);
    }
    Redactor redactor = call.redactor();
    return new PullRequest(
        id.value(),
        PullRequestText.of(Staleness.over(goal, stale), proof, reader.past(id), redactor::redact),
        proof.path("status").asText(),
        base,
        draft,
        Optional.empty());
  }
}
