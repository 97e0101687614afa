package dev.omk.worktree;

/**
 * A unified diff for people and rules to read. Bytes that are not UTF-8 are shown as U+FFFD, so it
 * is not meant to be applied.
 *
 * @param text the diff, whole lines only
 * @param truncated whether it was cut at the bound
 */
public record Patch(String text, boolean truncated) {}
