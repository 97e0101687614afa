package dev.omk.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** How single values of two files combine. */
final class Layers {
  private Layers() {}

  static <T> @Nullable T first(@Nullable T upper, @Nullable T lower) {
    return upper == null ? lower : upper;
  }

  static List<String> firstFilled(List<String> upper, List<String> lower) {
    return upper.isEmpty() ? lower : upper;
  }

  static List<String> union(List<String> lower, List<String> upper) {
    SequencedSet<String> all = new LinkedHashSet<>(lower);
    all.addAll(upper);
    return List.copyOf(all);
  }
}
