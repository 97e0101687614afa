/**
 * One controller at work on one goal, and what each of its steps is taken in.
 *
 * <p>{@link dev.omk.control.session.GoalSession} holds the leases, hears of a pause and knows when
 * time is up; {@link dev.omk.control.session.StepRun} records that a step began and how it ended;
 * {@link dev.omk.control.session.Sandboxes} says what programs see. Of {@code control} it knows the
 * rooms of what is there, {@code workspace}, {@code tree}, {@code project} and {@code read}, and no
 * step.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.session;
