package dev.omk.goal;

/**
 * A file of the goal directory that an event relies on.
 *
 * @param kind for instance {@code prd}, {@code diff}, {@code prompt}
 * @param path relative to the goal directory
 * @param bytes its size
 * @param sha256 of its content, lower-case hex
 */
public record Artifact(String kind, String path, long bytes, String sha256) {}
