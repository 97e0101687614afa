/**
 * The verbose log of {@code -v}: what omk does while it does it, on standard error and in the file
 * {@value dev.omk.trace.GoalLog#FILE} of the goal that is worked on.
 *
 * <p>{@link dev.omk.trace.Trace} is what others know; {@link dev.omk.trace.VerboseLog} is SLF4J and
 * Logback, set up in code: no configuration file, no service and no global logger is looked for.
 * Without {@code -v} none of their classes is loaded.
 *
 * <p>The log is for people. It is no evidence, nothing reads it, and it may be deleted at any time:
 * a place that cannot be written, a full disk or somebody else's file in its place cost lines of
 * the log and nothing else. Every line is redacted, on one line, harmless for a terminal. Only what
 * writes to a goal's journal makes the file; reading commands log to standard error alone.
 *
 * <p>Depends on {@code secret} and {@code text} only.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.trace;
