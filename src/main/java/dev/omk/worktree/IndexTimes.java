package dev.omk.worktree;

import dev.omk.git.GitPath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * When the files that git's index knows were last changed, by the index itself: the times that git
 * will compare. The format is that of gitformat-index, versions 2 and 3.
 */
final class IndexTimes {
  private static final byte[] SIGNATURE = "DIRC".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 12;
  private static final int STAT = 40;
  private static final int FLAGS = 2;
  private static final int EXTENDED = 0x4000;
  private static final int ALIGNED = 8;

  private IndexTimes() {}

  /**
   * The paths that were changed at {@code second} or later; empty when the index is none that this
   * can read.
   *
   * @param second since the epoch
   * @param digits of an object's name in this repository
   */
  static Optional<Set<String>> changedSince(byte[] index, long second, int digits) {
    if (index.length < HEADER || !Arrays.equals(SIGNATURE, Arrays.copyOf(index, 4))) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(index);
    int version = bytes.getInt(4);
    if (version != 2 && version != 3) {
      return Optional.empty();
    }
    Set<String> paths = new HashSet<>();
    int at = HEADER;
    for (int left = bytes.getInt(8); left > 0; left--) {
      int flags = at + STAT + digits / 2;
      int from = flags + FLAGS;
      if (from >= index.length) {
        return Optional.empty();
      }
      if ((bytes.getShort(flags) & EXTENDED) != 0) {
        from += FLAGS;
      }
      int to = end(index, from);
      if (Integer.toUnsignedLong(bytes.getInt(at)) >= second) {
        paths.add(GitPath.decode(index, from, to));
      }
      // One zero byte at least, and as many as bring the next entry to a multiple of eight.
      at += (to - at + ALIGNED) / ALIGNED * ALIGNED;
    }
    return Optional.of(paths);
  }

  private static int end(byte[] index, int from) {
    int to = from;
    while (to < index.length && index[to] != 0) {
      to++;
    }
    return to;
  }
}
