/**
 * What every step stands on: where the goals of a project are, and the ledger of each.
 *
 * <p>{@link dev.omk.control.workspace.World} is what is around the process, {@link
 * dev.omk.control.workspace.Workspace} the goals' directory and the key that vouches for them.
 * {@link dev.omk.control.workspace.GoalLedger} is the only one that appends to a journal and writes
 * projections; it decides under the journal's lock. {@link dev.omk.control.workspace.SideEffects}
 * keeps an intent and an outcome of each act outside, {@link dev.omk.control.workspace.Leases} one
 * controller a goal. {@link dev.omk.control.workspace.Progress} is told what happens. Knows no
 * other room of {@code control}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.workspace;
