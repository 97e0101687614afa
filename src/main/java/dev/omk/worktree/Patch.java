package dev.omk.worktree;

import java.nio.charset.StandardCharsets;

/**
 * A unified diff for people and rules to read. It is kept as git wrote it, because as a text it
 * would take twice the room for one letter beyond Latin-1.
 *
 * @param bytes the diff, whole lines only; not copied, do not change it
 * @param truncated whether it was cut at the bound
 */
public record Patch(byte[] bytes, boolean truncated) {

  /** One that was written here. */
  static Patch of(String text, boolean truncated) {
    return new Patch(text.getBytes(StandardCharsets.UTF_8), truncated);
  }

  /**
   * The diff as a text. Bytes that are not UTF-8 become U+FFFD, so it is not meant to be applied.
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
