package dev.omk.task;

/**
 * What shows that a task was worked on.
 *
 * @param kind for instance {@code artifact}, {@code agent_run}, {@code proof}
 * @param path relative to the goal directory
 * @param summary one line
 */
public record TaskEvidence(String kind, String path, String summary) {}
