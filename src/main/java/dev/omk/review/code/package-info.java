/**
 * The rules of the section code: dangerous patterns, conflict markers, binary and generated files.
 * Pure, as all of {@code review}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.code;
