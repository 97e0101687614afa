/**
 * The rules of the section test: focused, skipped, deleted and weakened tests. Pure, as all of
 * {@code review}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.tests;
