package dev.omk.goal;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a goal is to be worked on: what {@code run} or {@code plan} was given. It stays for later
 * commands.
 *
 * @param untilReady whether the loop is wanted
 * @param agent names of the agent and of those to fall back on, with commas between them, or null
 *     for the configured ones
 * @param reviewer names of the reviewing agents, with commas between them, or null for none
 * @param acceptAuto whether the controller accepts by itself when all evidence is strong
 * @param maxIterations ceiling of the execute-verify loop
 * @param maxAgents agents at once
 * @param deliveryPolicy {@code local}, {@code draft-pr} or {@code auto-pr}
 * @param mergePolicy {@code disabled}, {@code manual} or {@code gated}
 * @param sliceExecution whether tasks run in worktrees of their own
 * @param allow globs of protected paths that the agent may change
 * @param isolate whether one agent works in a worktree of its own
 */
public record Settings(
    boolean untilReady,
    @Nullable String agent,
    @Nullable String reviewer,
    boolean acceptAuto,
    int maxIterations,
    int maxAgents,
    String deliveryPolicy,
    String mergePolicy,
    boolean sliceExecution,
    List<String> allow,
    boolean isolate) {

  public Settings {
    // Journals from before it was there have none.
    allow = List.copyOf(Objects.requireNonNullElse(allow, List.of()));
  }

  /** Whether the user's checkout is left alone until the end. */
  public boolean isolated() {
    return isolate || sliceExecution;
  }

  /** The names of the reviewing agents. */
  public List<String> reviewers() {
    return names(reviewer);
  }

  /** The names that commas separate, each once. */
  public static List<String> names(@Nullable String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }

  /** The defaults of {@code omk goal plan}. */
  public static final Settings DEFAULT =
      new Settings(false, null, null, false, 8, 1, "local", "disabled", false, List.of(), false);
}
