/**
 * The review wall: rules that read what a diff adds and give findings.
 *
 * <p>Pure: it is given the diff. A finding may block; nothing here can pass a gate. May depend on
 * {@code scope} (what a test is, which rules were broken), {@code secret} and {@code json}. The
 * rooms below hold the rules of one section each, and {@code wall} runs them all.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review;
