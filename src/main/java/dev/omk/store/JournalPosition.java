package dev.omk.store;

import dev.omk.digest.Sha256;

/**
 * How much of a journal is known: the state it leads to needs no look at what lies before.
 *
 * @param seq number of the last line, 0 before the first
 * @param bytes where that line ends, its newline included
 * @param lastLine SHA-256 of that line in hex; 64 zeros before the first
 * @param lastLineStart where that line begins
 */
public record JournalPosition(long seq, long bytes, String lastLine, long lastLineStart) {
  /** Before the first line. */
  public static JournalPosition start() {
    return new JournalPosition(0, 0, "0".repeat(Sha256.HEX_LENGTH), 0);
  }
}
