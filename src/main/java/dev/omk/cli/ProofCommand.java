package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.CheckReport;
import dev.omk.cli.render.ProofText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.GoalReader;
import dev.omk.control.ProofCheck;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal proof}. */
final class ProofCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    spec.addOption(
        Flags.flag(
            "--check",
            "verify it again: journal, artifacts, work tree, claims; exit 0 only for a ready"
                + " goal"));
    Flags.help(spec, "goal proof [GOAL_ID] [flags]", "omk goal proof --check && echo still proven");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    GoalId id = call.goal();
    if (call.values().given("--check")) {
      return checked(ProofCheck.of(call.workspace(), id), format);
    }
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.proof(id);
    Recovery.tell(call, read.recovery());
    boolean stale = !read.damaged() && reader.stale(reader.goal(id));
    ObjectNode proof = Staleness.over(read.document(), stale);
    Recovery.note(proof, read.recovery());
    return Recovery.answer(
        read,
        switch (format) {
          case TEXT -> ProofText.text(proof);
          case MARKDOWN -> ProofText.markdown(proof);
          case JSON -> Json.pretty(proof);
        });
  }

  private static Answer checked(ProofCheck.Result check, Format format) {
    int code =
        switch (check.verdict()) {
          case READY -> ExitCode.OK;
          case NOT_READY -> ExitCode.NOT_READY;
          case DAMAGED -> ExitCode.DAMAGED_STATE;
        };
    return new Answer(
        code,
        format == Format.JSON
            ? Json.pretty(CheckReport.json(check, code))
            : CheckReport.text(check));
  }
}
