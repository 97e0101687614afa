package dev.omk.control.tree;

import dev.omk.text.Harmless;
import java.util.List;
import java.util.stream.Collectors;

/** Paths in a message of one line. */
public final class NamedPaths {
  private static final int MOST = 5;
  private static final int LINE = 100;

  private NamedPaths() {}

  /** The first few, harmless, and a sign where there are more. */
  public static String of(List<String> paths) {
    return paths.stream()
            .limit(MOST)
            .map(path -> Harmless.line(path, LINE))
            .collect(Collectors.joining(", "))
        + (paths.size() > MOST ? ", …" : "");
  }
}
