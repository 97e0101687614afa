/**
 * The port to coding agents. {@link dev.omk.agent.Agent} takes one turn on a work tree; {@code
 * agent.command}, {@code agent.fixer} and later {@code agent.acp} are the kinds there are.
 *
 * <p>Nothing an agent says is evidence: a turn reports how the process ended, never whether the work
 * is good.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.agent;
