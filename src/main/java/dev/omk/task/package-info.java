/**
 * The task graph: what a goal is made of, in which order, and who may touch what.
 *
 * <p>Pure: no file, clock, process or environment. Depends on nothing but {@code error}.
 * Invariants: ids are unique, dependencies exist, and there is no cycle; {@link
 * dev.omk.task.TaskGraph} cannot be built otherwise. {@link dev.omk.task.Wave} says what can run at
 * once, {@link dev.omk.task.Lease} who works on it.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.task;
