package dev.omk.store;

/**
 * Something large that an event relies on.
 *
 * @param path below the goal directory, with slashes: {@code artifacts/…}
 * @param size in bytes
 * @param sha256 of its content, in lower-case hex
 */
public record Artifact(String path, long size, String sha256) {}
