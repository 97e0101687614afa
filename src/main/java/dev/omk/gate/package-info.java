/**
 * Gates: what must pass before a goal is ready.
 *
 * <p>This package is data and rules only: {@link dev.omk.gate.GateSpec} says what to run, {@link
 * dev.omk.gate.GateOutcome} how it ended, {@link dev.omk.gate.GateResult} what is kept of a run. It
 * knows no file, clock, process or environment. {@code gate.file} reads and detects definitions,
 * {@code gate.run} runs them, {@code gate.report} imports what test runners and linters wrote.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.gate;
