package dev.omk.review;

import dev.omk.scope.TestFiles;
import dev.omk.scope.Violation;
import java.util.List;

/**
 * What the wall reads.
 *
 * @param diff from the base to the candidate
 * @param violations what was judged before, undone or waiting
 * @param secretsAllow content of {@code .omk/secrets-allow} on the base; empty when there is none
 * @param testFiles what is a test
 */
public record ReviewInput(
    UnifiedDiff diff, List<Violation> violations, String secretsAllow, TestFiles testFiles) {
  public ReviewInput {
    violations = List.copyOf(violations);
  }

  /**
   * The same from a diff that is still text.
   *
   * @param truncated whether the diff is longer than the text, which the wall then says
   */
  public static ReviewInput of(
      String diff,
      boolean truncated,
      List<Violation> violations,
      String secretsAllow,
      TestFiles testFiles) {
    UnifiedDiff parsed = UnifiedDiff.parse(diff);
    UnifiedDiff honest = truncated ? new UnifiedDiff(parsed.files(), false) : parsed;
    return new ReviewInput(honest, violations, secretsAllow, testFiles);
  }
}
