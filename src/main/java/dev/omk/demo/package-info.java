/**
 * The project of {@code omk demo}: a small real one with two defects, which the real loop drives to
 * ready. Needs only {@code sh}, {@code sed} and git. May depend on {@code control}, {@code git} and
 * what they show; the command line prints.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.demo;
