package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.document.ProposedTasks;
import dev.omk.glob.Globs;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.scope.GateFiles;
import dev.omk.scope.ProtectedPaths;
import dev.omk.scope.Protection;
import dev.omk.task.Proposal;
import dev.omk.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Further tasks that an agent proposes: checked against the goal's scope, written down for a
 * person, and not worked on.
 */
final class Proposed {
  private final GoalSession session;

  Proposed(GoalSession session) {
    this.session = session;
  }

  /** Takes those in what an agent answered in a pass. */
  void take(Pass pass, String answer) {
    ProposedTasks asked = ProposedTasks.in(answer, pass.agent(), pass.number());
    List<Proposal> taken = new ArrayList<>();
    List<String> refused = new ArrayList<>(asked.refused());
    int free = Proposal.MOST_A_GOAL - session.goal().efforts().proposals().size();
    for (Proposal proposal : asked.proposals()) {
      String problem = problem(proposal, pass.taskId());
      if (!problem.isEmpty()) {
        refused.add(proposal.title() + ": " + problem);
      } else if (taken.size() >= free) {
        refused.add("the goal has " + Proposal.MOST_A_GOAL + " proposals already");
      } else {
        taken.add(proposal);
      }
    }
    if (taken.isEmpty() && refused.isEmpty()) {
      return;
    }
    session.record(new Fact.TasksAsked(taken, refused));
    refused.forEach(
        why ->
            session
                .progress()
                .said("a task that " + pass.agent() + " proposes is refused: " + why));
    taken.forEach(
        task -> session.progress().said(pass.agent() + " proposes a task: " + task.title()));
  }

  private String problem(Proposal proposal, String taskId) {
    Goal goal = session.goal();
    ProtectedPaths protectedPaths =
        ProtectedPaths.of(
            session.config().scope().protectedPaths(),
            goal.pins().gateFiles(),
            GateFiles.words(goal.gates()));
    List<String> scope =
        goal.tasks().find(taskId).map(Task::writeSet).orElse(List.of()).stream()
            .filter(glob -> !glob.equals(Task.PROJECT_FILES))
            .toList();
    Globs allowed = Globs.of(scope);
    for (String glob : proposal.writeSet()) {
      if (protectedPaths.of(glob) == Protection.PROTECTED) {
        return glob + " is protected";
      }
      if (!scope.isEmpty() && !scope.contains(glob) && !allowed.covers(glob)) {
        return glob + " is outside of the task's scope";
      }
    }
    return "";
  }
}
