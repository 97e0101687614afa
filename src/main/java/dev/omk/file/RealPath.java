package dev.omk.file;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path really leads. */
public final class RealPath {
  private RealPath() {}

  /** With links resolved, as far as it exists; absolute in any case. */
  public static Path of(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
