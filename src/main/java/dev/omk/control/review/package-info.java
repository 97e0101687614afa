/**
 * The step that reviews the difference, by rules and by agents, and what becomes of its findings.
 *
 * <p>The rules themselves are in {@code dev.omk.review}; {@link dev.omk.control.review.ReviewStep}
 * gives them what they ask for. An agent that reviews is watched like one that works, and may
 * change nothing. Of {@code control} it knows {@code session}, {@code turn} and {@code verify}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.review;
