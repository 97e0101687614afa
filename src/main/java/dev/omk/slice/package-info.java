/**
 * Pieces of one goal that are worked on at once: who may begin now, whose work becomes part of the
 * result next, and whether it may.
 *
 * <p>Pure: no file, clock, process or environment. Depends on {@code goal}, {@code task}, {@code
 * plan} and {@code gate}. Invariants: two slices of which one writes what the other reads or writes
 * are never at work at once, nor is one at work while the other waits to land; a slice begins when
 * all that it needs has landed; one lands at a time. Where a slice is worked on is behind a port
 * ({@link dev.omk.slice.SliceExecutor}).
 */
@org.jspecify.annotations.NullMarked
package dev.omk.slice;
