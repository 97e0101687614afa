/**
 * Goals that omk 0.5.0 left on disk: read as they are, never changed.
 *
 * <p>One reader a file, lenient where omk 0.5.0 was: what may be missing gets its default, fields
 * nobody knows are kept, a line of the journal that cannot be read is counted and left out. A file
 * that cannot be read is named, and as much as possible is told from the others. {@link
 * dev.omk.legacy.LegacyGoal} is the only way in, {@link dev.omk.legacy.Adoption} the only way to a
 * goal of ours: what needs the names of old files moves them to {@code omk-0.5.0/}, everything else
 * stays where it is, and the event {@code adopted} has the hash of all of it.
 *
 * <p>May depend on {@code store} for reading, on the pure rooms, {@code json}, {@code digest},
 * {@code error} and {@code time}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Nothing here writes a file.
 *   <li>A directory with a head, or with a {@code seq} in any line or document, is never taken for
 *       one of omk 0.5.0: or removing the chain would be a way to get rid of it.
 *   <li>Nothing that stands in these files is evidence. What they call ready is shown so, as stale.
 *   <li>Memory is bounded whatever the size of a file; no link is followed.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package dev.omk.legacy;
