/**
 * What omk keeps on disk: the journal of a goal, its projections and artifacts, the locks around
 * them, and the key that vouches for them.
 *
 * <p>Knows nothing of goals: events and projections are JSON that a caller gives and gets. May
 * depend on {@code digest}, {@code error} and {@code json} only.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>The journal is the authority. Every line carries {@code seq} (from 1, gapless), {@code
 *       prev} (SHA-256 of the line before) and {@code mac}; {@code head.json} vouches for how many
 *       there are.
 *   <li>An append is acknowledged after journal and head are synced, and not before. A batch that
 *       was not acknowledged may survive a crash whole, as its first lines, or not at all.
 *   <li>A projection can be deleted at any time. One whose mac or journal length does not fit is
 *       never believed.
 *   <li>A goal comes whole or not at all (created, copied, adopted) and goes so: a rename decides.
 *   <li>Nothing is read or written through a symbolic link, and no read is unbounded.
 *   <li>Every write, sync, rename and truncation goes through {@link dev.omk.store.DurableFiles}.
 * </ul>
 *
 * <p>What the mac cannot stop: a program of the same user that reads the key, and putting back an
 * older journal together with the head of that time.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.store;
