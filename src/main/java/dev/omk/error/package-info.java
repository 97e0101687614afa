/**
 * What a user is told when something cannot be done: a code, one line, and the next step.
 *
 * <p>Depends on nothing. Every other room may throw an {@link dev.omk.error.OmkException}; only the
 * command line turns one into an exit code.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.error;
