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
}
