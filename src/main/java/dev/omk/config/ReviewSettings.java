package dev.omk.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code [review]} table. A rule's name stands for all rules that begin with it and a point.
 *
 * @param rules by the name of rules: {@code blocking}, {@code warning}, {@code note} or {@code off}
 * @param paths by the name of rules: globs of files in which they say nothing
 * @param ignore globs of files in which nothing but secrets and hidden text is looked for
 */
public record ReviewSettings(
    SortedMap<String, String> rules, SortedMap<String, List<String>> paths, List<String> ignore) {
  public ReviewSettings {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    ignore = List.copyOf(ignore);
  }

  /** An empty table. */
  public static ReviewSettings none() {
    return new ReviewSettings(new TreeMap<>(), new TreeMap<>(), List.of());
  }

  ReviewSettings over(ReviewSettings lower) {
    SortedMap<String, String> rules = new TreeMap<>(lower.rules);
    rules.putAll(this.rules);
    SortedMap<String, List<String>> paths = new TreeMap<>(lower.paths);
    this.paths.forEach((rule, globs) -> paths.merge(rule, globs, Layers::union));
    return new ReviewSettings(rules, paths, Layers.union(lower.ignore, ignore));
  }
}
