/**
 * A goal, what can happen to it, and what follows.
 *
 * <p>Pure: no file, clock, process or environment; times and ids are handed in. {@link
 * dev.omk.goal.Goal} is the state, {@link dev.omk.goal.GoalEvent} everything that can happen, and
 * {@link dev.omk.goal.GoalMachine} the two functions: a fact decides events, an event changes the
 * state. Replaying the events of a journal gives the same goal, byte for byte.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.goal;
