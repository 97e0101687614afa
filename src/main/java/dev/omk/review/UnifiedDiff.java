package dev.omk.review;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A diff as {@code git diff} writes it, taken apart.
 *
 * @param files in the order of the diff
 * @param whole false when a part could not be read; the rest stands all the same
 */
public record UnifiedDiff(List<FilePatch> files, boolean whole) {
  public UnifiedDiff {
    files = List.copyOf(files);
  }

  /**
   * Reads a diff. Hunks are read by the counts in their headers, so that a line that looks like a
   * header is still a line. Never fails: what cannot be read makes {@link #whole} false.
   *
   * @param text of {@code git diff}, with or without {@code --no-prefix}'s usual {@code a/ b/}
   */
  public static UnifiedDiff parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same of bytes, which are kept as they are: a line becomes a text when somebody asks for it.
   *
   * @param utf8 not copied; what is not UTF-8 in it becomes U+FFFD
   */
  public static UnifiedDiff parse(byte[] utf8) {
    return new DiffReader(utf8).read();
  }
}
