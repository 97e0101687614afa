package dev.omk.goal;

/**
 * Where a goal stands and why.
 *
 * @param status the status
 * @param reason one line
 * @param nextStep what a person can do now, one line; may be empty
 */
public record Standing(GoalStatus status, String reason, String nextStep) {}
