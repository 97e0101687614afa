package dev.omk.store;

import java.time.InstantSource;

/**
 * The world as the store sees it.
 *
 * @param files where bytes go
 * @param clock what time it is
 */
public record Storage(DurableFiles files, InstantSource clock) {
  /** The real file system and the system's clock. */
  public static Storage real() {
    return new Storage(DurableFiles.real(), InstantSource.system());
  }
}
