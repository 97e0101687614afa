/**
 * The controller: one class a step, and the loop that takes them until a goal is proven ready.
 *
 * <p>Steps ask the adapters (gates, agents, git, files) for facts and hand them to {@link
 * dev.omk.control.workspace.GoalLedger}, the only one that appends to a journal and writes projections.
 * Nothing here prints; {@link dev.omk.control.workspace.Progress} is told what happens.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control;
