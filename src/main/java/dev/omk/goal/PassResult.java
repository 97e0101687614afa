package dev.omk.goal;

import java.util.List;

/**
 * What the gates and the review said after a pass.
 *
 * @param pass its number
 * @param subject the tree that they looked at
 * @param green whether every gate that decides passed
 * @param failing what did not pass, one line each
 * @param fingerprint the same for failures that differ only in times, addresses and the like
 */
public record PassResult(
    int pass, String subject, boolean green, List<String> failing, String fingerprint) {
  public PassResult {
    failing = List.copyOf(failing);
  }

  /** What the gates said. */
  static PassResult of(int pass, Verification verification) {
    return new PassResult(
        pass,
        verification.subject(),
        verification.green(),
        verification.red().stream()
            .map(gate -> "gate " + gate.gate() + ": " + gate.outcome().reason())
            .toList(),
        FailureFingerprint.of(verification));
  }

  /** The same after a review of the same tree. */
  PassResult with(Review review) {
    return review.blocking().isEmpty()
        ? this
        : new PassResult(
            pass,
            subject,
            green,
            review.blocking().stream().map(f -> "review: " + f.path() + " " + f.message()).toList(),
            FailureFingerprint.of(review));
  }
}
