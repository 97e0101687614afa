/**
 * Durations as people write and read them. Pure: the clock itself is injected where it is needed.
 * Depends on {@code error} and {@code text}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.time;
