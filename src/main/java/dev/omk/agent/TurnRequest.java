package dev.omk.agent;

import dev.omk.gate.GateSpec;
import dev.omk.process.Confinement;
import dev.omk.scope.ProtectedPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * One turn to take.
 *
 * @param goalId the goal it serves
 * @param taskId the task it works on
 * @param pass of the loop, from 1
 * @param workTree where it works, an absolute directory
 * @param prompt what the agent is told
 * @param writeSet globs that it may write to; empty is the whole project. Enforced afterwards from
 *     the diff; here it only answers what an agent asks
 * @param protectedPaths that it may not write to, likewise
 * @param session of an earlier turn by this agent that should go on, as its {@link
 *     AgentTurn#session} has it; empty for a new one. An agent that cannot go on begins a new one:
 *     the prompt tells all that is needed
 * @param runDirectory an existing directory in the state directory for what the turn leaves on
 *     record; the agent never learns of it
 * @param token value of {@link dev.omk.process.Command#TOKEN_VARIABLE} for all its processes
 * @param confinement keeps its processes from what is none of their business
 * @param failing gates that do not pass, for agents that run their {@code fix} commands
 * @param readOnly whether it is only asked: an agent that can be kept from writing is, and what it
 *     writes nevertheless is undone
 * @param fresh whether an agent that could go on with an earlier session begins a new one
 */
public record TurnRequest(
    String goalId,
    String taskId,
    int pass,
    Path workTree,
    String prompt,
    List<String> writeSet,
    ProtectedPaths protectedPaths,
    String session,
    Path runDirectory,
    String token,
    Confinement confinement,
    List<GateSpec> failing,
    boolean readOnly,
    boolean fresh) {

  public TurnRequest {
    if (!workTree.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + workTree);
    }
    writeSet = List.copyOf(writeSet);
    failing = List.copyOf(failing);
  }
}
