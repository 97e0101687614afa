package dev.omk.process;

/**
 * A process as a person would name it.
 *
 * @param pid its id
 * @param commandLine bounded, control characters replaced
 */
public record RunningProcess(long pid, String commandLine) {}
