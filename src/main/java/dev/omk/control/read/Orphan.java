package dev.omk.control.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.WorkToken;
import dev.omk.goal.GoalId;
import dev.omk.goal.NextCommand;
import dev.omk.process.ProcessTree;
import dev.omk.process.RunningProcess;
import java.util.List;
import java.util.stream.Collectors;

/** What is shown of a goal that says it runs and whose controller is dead. */
final class Orphan {
  private Orphan() {}

  /** The document with that reason, what the controller left running, and what to do. */
  static ObjectNode document(GoalId id, ObjectNode goal) {
    ObjectNode orphan = goal.deepCopy();
    String left =
        withoutSandbox(ProcessTree.withToken(WorkToken.of(id))).stream()
            .map(process -> process.pid() + " " + process.commandLine())
            .collect(Collectors.joining("; "));
    orphan.put(
        "reason", "its controller is dead" + (left.isEmpty() ? "" : "; still running: " + left));
    orphan.put("next_step", NextCommand.resume(id));
    return orphan;
  }

  // What is inside says what is at work; a sandbox's own words are long and say nothing of it.
  private static List<RunningProcess> withoutSandbox(List<RunningProcess> all) {
    List<RunningProcess> inside =
        all.stream()
            .filter(process -> !process.commandLine().split(" ", 2)[0].endsWith("bwrap"))
            .toList();
    return inside.isEmpty() ? all : inside;
  }
}
