/**
 * The built-in agent {@code fixer}: runs the {@code fix} commands of gates that do not pass, before
 * any tokens are spent. Depends on {@code agent}, {@code gate}, {@code log}, {@code process} and
 * {@code text}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.agent.fixer;
