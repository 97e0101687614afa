/**
 * The controller, and the loop that takes one step after another until a goal is proven ready.
 *
 * <p>Steps ask the adapters (gates, agents, git, files) for facts and hand them to {@link
 * dev.omk.control.workspace.GoalLedger}, the only one that appends to a journal and writes
 * projections. Nothing here prints; {@link dev.omk.control.workspace.Progress} is told what
 * happens. Most steps have a room below this one; here are those that tie them together, and what a
 * person decides about goals. No room below knows this one.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control;
