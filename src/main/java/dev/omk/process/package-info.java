/**
 * Starting programs and ending them, with everything they started.
 *
 * <p>The one place that touches {@link java.lang.ProcessBuilder}. Every run has an argv, a directory,
 * an explicit environment, a bound on output, a timeout, and leaves nothing behind. Depends on
 * {@code error} only.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.process;
