package dev.omk.goal;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.Usage;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of an agent, and what it really did.
 *
 * @param number from 1
 * @param taskId the task it worked on
 * @param agent its name
 * @param end how its process ended; never evidence
 * @param before the tree it started from
 * @param after the tree it left, with violations undone
 * @param changed what differs between the two
 * @param violations what it may not do
 * @param usage tokens and cost with their source
 * @param artifacts prompt, transcript, diff
 * @param leftRunning processes that it left and that were ended
 * @param session by which the agent can go on with it; empty where it keeps none
 * @param sandbox what confined the agent, one line; empty where nothing says so
 * @param startedAt when it began
 * @param elapsed wall time
 */
public record Pass(
    int number,
    String taskId,
    String agent,
    AgentEnd end,
    String before,
    String after,
    List<ChangedFile> changed,
    List<Violation> violations,
    Usage usage,
    List<Artifact> artifacts,
    List<String> leftRunning,
    String session,
    @Nullable String sandbox,
    Instant startedAt,
    Duration elapsed) {
  @SuppressWarnings("RedundantNullCheck") // journals of earlier versions know no session
  public Pass {
    session = session == null ? "" : session;
    changed = List.copyOf(changed);
    violations = List.copyOf(violations);
    artifacts = List.copyOf(artifacts);
    leftRunning = List.copyOf(leftRunning);
    sandbox = Objects.requireNonNullElse(sandbox, ""); // journals of before there was one
  }
}
