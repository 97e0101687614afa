package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.Events;
import dev.omk.cli.render.Output;
import dev.omk.cli.render.Replay;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.legacy.LegacyGoal;
import dev.omk.legacy.OldEvents;
import dev.omk.legacy.Part;
import dev.omk.store.JournalState;
import dev.omk.task.TaskGraph;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal replay}. */
final class ReplayCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    Flags.help(spec, "goal replay [GOAL_ID] [flags]", "omk goal replay latest --json");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    Optional<LegacyGoal> recorded = call.reader().legacy(call.goal());
    if (recorded.isPresent()) {
      return recorded(call, recorded.get(), format);
    }
    GoalLedger ledger = GoalLedger.open(call.workspace(), call.goal());
    Goal goal = ledger.goal();
    Optional<Part<OldEvents>> before = LegacyGoal.before(ledger.directory());
    String recovery =
        Recovery.all(
            recovery(ledger.state()),
            before.map(Part::problem).orElse(""),
            ledger.macsChecked() ? "" : call.workspace().unchecked());
    Recovery.tell(call, recovery);
    TaskGraph.Summary tasks = goal.tasks().summary();
    Replay replay =
        new Replay(
            goal.id().value(),
            status(ledger).json(),
            goal.phase().json(),
            tasks.done(),
            tasks.blocked(),
            tasks.total(),
            before.isPresent()
                ? Events.of(before.get().content().events()).then(events(ledger))
                : events(ledger),
            before.map(old -> old.content().duplicates()).orElse(0),
            before.map(old -> old.content().failures()).orElse(0),
            recovery);
    return Answer.of(ledger.intact() ? ExitCode.OK : ExitCode.DAMAGED_STATE, shown(replay, format));
  }

  // Of a damaged journal nothing shows that the goal is still what its intact part says.
  private static GoalStatus status(GoalLedger ledger) {
    GoalStatus status = ledger.goal().status();
    return status == GoalStatus.READY && !ledger.intact() ? GoalStatus.NOT_READY : status;
  }

  private static Events events(GoalLedger ledger) {
    Goal goal = ledger.goal();
    return new Events(
        ledger.eventCount(),
        Optional.of(goal.createdAt()),
        Optional.of(goal.updatedAt()),
        ledger::eachEvent);
  }

  private static Output shown(Replay replay, Format format) {
    return switch (format) {
      case TEXT -> replay.text();
      case MARKDOWN -> replay.markdown();
      case JSON -> replay.json();
    };
  }

  private static Answer recorded(Call call, LegacyGoal goal, Format format) {
    Part<ObjectNode> state = goal.goal();
    Part<OldEvents> events = goal.events();
    Part<TaskGraph> graph = goal.tasks();
    String recovery = Recovery.all(events.problem(), state.problem(), graph.problem());
    Recovery.tell(call, recovery);
    TaskGraph.Summary tasks = graph.content().summary();
    Replay replay =
        new Replay(
            state.content().path("goal_id").asText(),
            state.content().path("status").asText(),
            state.content().path("phase").asText(),
            tasks.done(),
            tasks.blocked(),
            tasks.total(),
            Events.of(events.content().events()),
            events.content().duplicates(),
            events.content().failures(),
            recovery);
    boolean damaged = events.damaged() || state.damaged() || graph.damaged();
    return Answer.of(damaged ? ExitCode.DAMAGED_STATE : ExitCode.OK, shown(replay, format));
  }

  private static String recovery(JournalState state) {
    return switch (state) {
      case JournalState.Intact i -> "";
      case JournalState.Recovered r -> r.reason();
      case JournalState.Damaged d -> "damaged" + d.where() + ": " + d.reason();
    };
  }
}
