/**
 * What a project says of itself, its gates, configuration and prompts, and what of that a goal is
 * pinned to.
 *
 * <p>{@link dev.omk.control.project.Project} is what is there now; {@link
 * dev.omk.control.project.Pinning} fixes it for a goal, and {@link
 * dev.omk.control.project.PinnedConfig} gives it back only if it is what was pinned. Of {@code
 * control} it knows {@code workspace} and {@code tree}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.project;
