/**
 * The trees of a goal: the checkout or worktree that it is worked on in, those of its slices, and
 * what is kept of them under its refs.
 *
 * <p>{@link dev.omk.control.tree.GoalTree} sees what is there by the rules of the start. {@link
 * dev.omk.control.tree.Worktrees} makes worktrees and puts them away, as side effects with intent
 * and outcome. Of {@code control} it knows {@code workspace} only.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.tree;
