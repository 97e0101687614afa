package dev.omk.goal;

import java.time.Instant;

/**
 * One event of a goal with its place in the journal.
 *
 * @param seq from 1
 * @param at when it was written
 * @param event what happened
 */
public record Happened(long seq, Instant at, GoalEvent event) {}
