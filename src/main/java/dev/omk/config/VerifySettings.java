package dev.omk.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [verify]} table.
 *
 * @param clean whether the last verification runs in a clean checkout; null is yes
 * @param link ignored directories that are linked into that checkout
 */
public record VerifySettings(@Nullable Boolean clean, List<String> link) {
  public VerifySettings {
    link = List.copyOf(link);
  }

  /** An empty table. */
  public static VerifySettings none() {
    return new VerifySettings(null, List.of());
  }

  VerifySettings over(VerifySettings lower) {
    return new VerifySettings(Layers.first(clean, lower.clean), Layers.union(lower.link, link));
  }
}
