package dev.omk.proof;

import org.jspecify.annotations.Nullable;

/**
 * What is true right now, outside of the journal.
 *
 * @param subject of the work tree as it is, or null when nobody looked
 * @param journalIntact whether the chain was verified and holds
 * @param gatesDigest of the pinned gates' programs and definitions as they are now, or null when
 *     nobody looked
 */
public record Live(@Nullable String subject, boolean journalIntact, @Nullable String gatesDigest) {
  /** Nobody looked at the work tree; the journal holds. */
  public static final Live NOT_LOOKED = new Live(null, true, null);
}
