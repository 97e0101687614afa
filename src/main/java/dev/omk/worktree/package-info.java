/**
 * What a work tree holds at one moment, and how to get back to it: snapshots, diffs, restoring,
 * clean rooms, and the guard over the repository's own state.
 *
 * <p>Invariants: a snapshot is by content, never by stat data alone, but for a glance, which never
 * decides; it follows the ignore rules of the start; it changes nothing of the user's but the
 * object store and {@code refs/omk}; nothing the repository brings (hooks, filters, fsmonitor,
 * drivers) is run; what cannot be read is an error. No path is ever followed out of the root
 * through a link. Depends on {@code git}, {@code process}, {@code scope}, {@code digest}, {@code
 * file} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.worktree;
