package dev.omk.review.wall;

import java.util.List;

/**
 * What is known of the speed of a candidate beside the base.
 *
 * @param seen what was measured on both, one line each with its figures
 * @param missing what could be measured and was not, one line each
 * @param next how to have it measured; empty where nothing is missing
 */
public record Measures(List<String> seen, List<String> missing, String next) {
  /** Nothing was measured, and there is nothing that measures. */
  public static final Measures NONE = new Measures(List.of(), List.of(), "");

  public Measures {
    seen = List.copyOf(seen);
    missing = List.copyOf(missing);
  }
}
