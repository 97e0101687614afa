/**
 * The port to coding agents. {@link dev.omk.agent.Agent} takes one turn on a work tree; {@code
 * agent.acp}, {@code agent.command} and {@code agent.fixer} are the kinds there are. {@link
 * dev.omk.agent.AgentCatalog} says what a name means, {@link dev.omk.agent.Prompt} what an agent is
 * told. To add a preset, add a row to {@link dev.omk.agent.Presets}.
 *
 * <p>Nothing an agent says is evidence: a turn reports how the process ended, never whether the
 * work is good. An agent never sees the state directory or the key. Depends on {@code config},
 * {@code gate}, {@code log}, {@code process}, {@code scope}, {@code text} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.agent;
