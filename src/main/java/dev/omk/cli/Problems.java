package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with a command line, told at once. */
final class Problems {
  private final List<OmkException> all = new ArrayList<>();

  /** The command line itself is wrong. */
  void usage(String message, String nextStep) {
    note(new OmkException(ErrorCode.USAGE, message, nextStep));
  }

  /** A value that can be read breaks a rule. */
  void rule(String message, String nextStep) {
    note(new OmkException(ErrorCode.INVALID_VALUE, message, nextStep));
  }

  /** What looking a value up has shown. */
  void note(OmkException problem) {
    all.add(problem);
  }

  boolean none() {
    return all.isEmpty();
  }

  /**
   * Ends here if there is any. A wrong command line outweighs a wrong value, and that outweighs
   * what a value led to.
   *
   * @throws OmkException with the lines of all of them
   */
  void check() {
    if (all.isEmpty()) {
      return;
    }
    if (all.size() == 1) {
      throw all.getFirst();
    }
    Set<String> lines = new LinkedHashSet<>();
    Set<String> steps = new LinkedHashSet<>();
    for (OmkException problem : all) {
      lines.add(problem.line());
      steps.add(problem.nextStep());
    }
    steps.remove("");
    throw new OmkException(code(), String.join("; ", lines), String.join("; ", steps));
  }

  private ErrorCode code() {
    for (ErrorCode first : List.of(ErrorCode.USAGE, ErrorCode.INVALID_VALUE)) {
      if (all.stream().anyMatch(problem -> problem.code() == first)) {
        return first;
      }
    }
    return all.getFirst().code();
  }
}
