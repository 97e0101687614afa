/**
 * Agents that are any command line: prompt in, changed work tree out.
 *
 * <p>The agent sees a copy of the prompt, never the state directory; its environment is an
 * allow-list. Depends on {@code agent}, {@code config}, {@code process}, {@code json}, {@code log}
 * and {@code text}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.agent.command;
