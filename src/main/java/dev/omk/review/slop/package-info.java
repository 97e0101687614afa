/**
 * The rules of the section anti-slop: what was left over, repeated, or promised and is not there.
 * Pure, as all of {@code review}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.slop;
