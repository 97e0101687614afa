package dev.omk.agent;

import java.time.Duration;
import java.util.List;

/**
 * What is known after a turn. Nothing here is evidence of work done.
 *
 * @param agent its name
 * @param end how it ended
 * @param elapsed wall time
 * @param usage tokens and cost, where known
 * @param lastWords the end of what it said, redacted, bounded and harmless; may be empty
 * @param answer what it answered, redacted: its whole stdout, or the text of its messages where a
 *     protocol tells them apart; empty when that is more than {@link Transcript#MAX_ANSWER} bytes
 * @param leftRunning command lines of processes that it left and that were ended
 * @param transcript name of the transcript in the run directory; empty when it never started
 * @param session by which the agent can be asked to go on; empty where it keeps none
 * @param permissions what it asked for and what it was told, in that order
 * @param fixes the deterministic repairs that were run; empty for agents that think
 */
public record AgentTurn(
    String agent,
    AgentEnd end,
    Duration elapsed,
    Usage usage,
    String lastWords,
    String answer,
    List<String> leftRunning,
    String transcript,
    String session,
    List<Permission> permissions,
    List<FixRun> fixes) {

  /** The name of the transcript in the run directory. */
  public static final String TRANSCRIPT = "transcript.log";

  public AgentTurn {
    leftRunning = List.copyOf(leftRunning);
    permissions = List.copyOf(permissions);
    fixes = List.copyOf(fixes);
  }

  /** A turn that ended before anything ran. */
  public static AgentTurn notStarted(String agent, String reason) {
    return new AgentTurn(
        agent,
        new AgentEnd.NotStarted(reason),
        Duration.ZERO,
        Usage.none(),
        "",
        "",
        List.of(),
        "",
        "",
        List.of(),
        List.of());
  }
}
