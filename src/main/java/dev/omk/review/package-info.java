/**
 * The review wall: rules that read what a diff adds and give findings.
 *
 * <p>Pure: it is given the diff. A finding may block; nothing here can pass a gate.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review;
