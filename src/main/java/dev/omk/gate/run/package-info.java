/**
 * Running gates: in parallel, each bounded in time and output, with nothing left behind.
 *
 * <p>{@link dev.omk.gate.run.GateRunner} takes definitions and gives one {@link
 * dev.omk.gate.GateResult} each, in the order of the definitions, whatever happens. Order and
 * permits are decided by {@code GateSchedule}, which is pure. What a gate prints goes to a {@link
 * dev.omk.log.BoundedLog}, filtered before it touches the disk; memory does not grow with it.
 * Depends on {@code gate}, {@code gate.report}, {@code log}, {@code process}, {@code text}, {@code
 * digest}, {@code file} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.gate.run;
