package dev.omk.error;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that is wrong with what was asked for, told at once. */
public final class Problems {
  private final List<OmkException> all = new ArrayList<>();

  /** The command line itself is wrong. */
  public void usage(String message, String nextStep) {
    note(new OmkException(ErrorCode.USAGE, message, nextStep));
  }

  /** A value that can be read breaks a rule. */
  public void rule(String message, String nextStep) {
    note(new OmkException(ErrorCode.INVALID_VALUE, message, nextStep));
  }

  /** What looking a value up has shown. */
  public void note(OmkException problem) {
    all.add(problem);
  }

  /** What a value leads to; nothing, and a problem more, when that fails. */
  public <T> Optional<T> lookUp(Meaning<T> meaning) throws InterruptedException {
    try {
      return Optional.of(meaning.get());
    } catch (OmkException e) {
      note(e);
      return Optional.empty();
    }
  }

  /** Looks up what a value leads to. */
  @FunctionalInterface
  public interface Meaning<T> {
    /**
     * What it leads to.
     *
     * @throws OmkException if that is nothing
     */
    T get() throws InterruptedException;
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return all.isEmpty();
  }

  /**
   * Ends here if there is any. A wrong command line outweighs a wrong value, and that outweighs
   * what a value led to.
   *
   * @throws OmkException with the lines of all of them
   */
  public void check() {
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
