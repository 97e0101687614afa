package dev.omk.goal;

import java.time.Instant;

/**
 * What a goal had cost when a step of it ended, or a person decided something.
 *
 * @param label why it was taken, in the words of omk 0.5.0
 * @param status where the goal stood then
 * @param phase what it was at
 * @param at when
 * @param budget its limits then
 * @param spent what it had cost
 * @param seq of the last event that it takes in
 */
public record Checkpoint(
    String label,
    GoalStatus status,
    GoalPhase phase,
    Instant at,
    Budget budget,
    Spent spent,
    long seq) {}
