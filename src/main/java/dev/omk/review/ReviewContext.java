package dev.omk.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What there is around a change.
 *
 * @param goal the text of the goal; may be empty
 * @param basePaths every file of the base; empty when that is not known
 * @param paths every file of the candidate; empty when that is not known
 * @param content of a file of the candidate, where it is text and not too long
 * @param measured what comparisons with the base said of speed and size, one line each
 * @param policy what the user configured
 * @param imported findings of the user's own tools
 */
public record ReviewContext(
    String goal,
    Set<String> basePaths,
    Set<String> paths,
    Function<String, Optional<String>> content,
    List<Measured> measured,
    ReviewPolicy policy,
    List<Finding> imported) {

  /**
   * What was measured.
   *
   * @param name of the gate or the benchmark
   * @param pace of the candidate beside the base
   * @param detail one line with what was measured
   */
  public record Measured(String name, Pace pace, String detail) {}

  /** How a candidate does beside the base. */
  public enum Pace {
    /** As well, as far as that was measured. */
    KEPT,
    /** What measures it passes on both, and takes much longer. */
    SLOWER,
    /** What measures it says no. */
    WORSE
  }

  public ReviewContext {
    measured = List.copyOf(measured);
    imported = List.copyOf(imported);
  }

  /** Nothing is known. */
  public static ReviewContext unknown() {
    return new ReviewContext(
        "",
        Set.of(),
        Set.of(),
        path -> Optional.empty(),
        List.of(),
        ReviewPolicy.none(),
        List.of());
  }

  /** Whether the goal speaks of something, whatever the case. */
  public boolean goalNames(String word) {
    String text = goal.toLowerCase(java.util.Locale.ROOT);
    return !word.isEmpty() && text.contains(word.toLowerCase(java.util.Locale.ROOT));
  }
}
