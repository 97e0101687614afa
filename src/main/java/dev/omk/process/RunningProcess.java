package dev.omk.process;

/**
 * A process as a person would name it.
 *
 * @param pid its id
 * @param commandLine at most 200 characters, without control characters; may hold a secret
 */
public record RunningProcess(long pid, String commandLine) {}
