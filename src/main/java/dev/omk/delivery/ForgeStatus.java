package dev.omk.delivery;

/**
 * What our commit status says.
 *
 * @param good whether it is a success; else it is pending
 * @param words one line, at most 140 characters, which is GitHub's limit
 */
public record ForgeStatus(boolean good, String words) {}
