package dev.omk.scope;

import java.util.List;

/**
 * What a turn's diff means.
 *
 * @param violations what it may not do; each still to be undone, so its action is {@code PENDING}
 * @param undo the paths to put back as they were; for a rename both
 * @param testChanges test files that differ and stay
 * @param onlyWhitespace every honest change is layout alone, so there is no diff
 * @param onlyComments every honest change is comments or layout: weak evidence
 * @param onlyTests nothing but tests differs in more than comments and layout, so that a failure of
 *     the product cannot have been mended; false when nothing differs
 * @param honest paths that changed and break no rule
 */
public record Judgement(
    List<Violation> violations,
    List<String> undo,
    List<TestChange> testChanges,
    boolean onlyWhitespace,
    boolean onlyComments,
    boolean onlyTests,
    List<String> honest) {

  public Judgement {
    violations = List.copyOf(violations);
    undo = List.copyOf(undo);
    testChanges = List.copyOf(testChanges);
    honest = List.copyOf(honest);
  }

  /** Whether nothing is left that could be called work. */
  public boolean nothing() {
    return honest.isEmpty() || onlyWhitespace;
  }
}
