/**
 * What programs write, kept within bounds: redacted before it touches the disk, whole lines of at
 * most 1 MiB, head and tail of a flood.
 *
 * <p>Depends on {@code process} for the shape of output only. Memory does not grow with output, and
 * a log that cannot be written is said to whoever writes it, who decides about the program. A link
 * in a log's place is never followed.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.log;
