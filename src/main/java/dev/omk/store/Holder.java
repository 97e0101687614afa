package dev.omk.store;

import java.time.Instant;

/**
 * The process that holds a lease.
 *
 * @param pid its number
 * @param startedAt when the system started it, as text that only has to be the same every time:
 *     with the pid it names one process
 * @param host the machine it runs on, for people
 * @param space within which processes see each other: only there a pid can be asked for
 * @param since when it took the lease
 * @param command what it was told to do, for people
 */
public record Holder(
    long pid, String startedAt, String host, String space, Instant since, String command) {}
