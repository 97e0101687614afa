package dev.omk.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing that a confined program sees in a place; of several in one place the last counts.
 *
 * @param kind how it is seen
 * @param path absolute, the same inside and outside
 */
record Mount(Kind kind, Path path) {

  /** How a place is seen. */
  enum Kind {
    /** As it is, and not to be changed; nothing where there is nothing. */
    READ_ONLY,
    /** As it is, and may be changed. */
    WRITABLE,
    /** A device that can be used. */
    DEVICE,
    /** Empty; what is written there is gone with the program. */
    PRIVATE,
    /** Not to be changed from here on, whatever was put there before. */
    SEALED
  }

  static Mount readOnly(Path path) {
    return new Mount(Kind.READ_ONLY, path);
  }

  static Mount writable(Path path) {
    return new Mount(Kind.WRITABLE, path);
  }

  /** What it is in the words of bwrap(1). */
  List<String> arguments() {
    String at = path.toString();
    return switch (kind) {
      case READ_ONLY -> List.of("--ro-bind-try", at, at);
      case WRITABLE -> List.of("--bind-try", at, at);
      case DEVICE -> List.of("--dev-bind-try", at, at);
      case PRIVATE -> List.of("--tmpfs", at);
      case SEALED -> List.of("--remount-ro", at);
    };
  }
}
