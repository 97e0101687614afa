/**
 * The review wall: rules that read what a diff adds and give findings.
 *
 * <p>Pure: it is given the diff. A finding may block; nothing here can pass a gate. May depend on
 * {@code scope} (what a test is, which rules were broken), {@code secret} and {@code json}. A rule
 * sees one file at a time; to add one, write a {@code ReviewRule} and name it in {@link
 * dev.omk.review.ReviewWall}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review;
