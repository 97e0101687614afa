package dev.omk.gate;

import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How one run of a gate ended. {@link Passed}, {@link Cached} and a {@link Flaky} that passed at
 * last count as a pass.
 */
public sealed interface GateOutcome {

  /** Exit 0, and its report, where it has one, agrees. */
  record Passed() implements GateOutcome {}

  /**
   * It ran and said no.
   *
   * @param exitCode the program's, 128 + signal when a signal ended it
   * @param reason one line, for instance {@code exit code 1} or {@code no report was written}
   */
  record Failed(int exitCode, String reason) implements GateOutcome {
    private static final String EXIT = "exit code ";
    private static final String DISAGREES = "; flaky: it passed on the same tree before";

    /** Of a program that said no. */
    public static Failed exited(int exitCode) {
      return new Failed(exitCode, EXIT + exitCode + signal(exitCode));
    }

    // A shell gives 128 and the number of the signal; these mean nothing else.
    private static String signal(int exitCode) {
      return switch (exitCode) {
        case 132 -> " (SIGILL)";
        case 134 -> " (SIGABRT)";
        case 136 -> " (SIGFPE)";
        case 137 -> " (SIGKILL)";
        case 139 -> " (SIGSEGV)";
        default -> "";
      };
    }

    /**
     * Of a gate whose reports cannot count, whatever its program said.
     *
     * @param problem what is wrong with them, in one line
     */
    public static Failed unreported(int exitCode, String problem) {
      return new Failed(exitCode, exitCode == 0 ? problem : EXIT + exitCode + "; " + problem);
    }

    /** The same of a gate that passed on the same tree before. */
    public Failed disagreeing() {
      return new Failed(exitCode, reason + DISAGREES);
    }

    /** Whether its reports are missing or broken: then nothing is known of single tests. */
    public boolean unreported() {
      String said =
          reason.endsWith(DISAGREES)
              ? reason.substring(0, reason.length() - DISAGREES.length())
              : reason;
      return !said.startsWith(EXIT) || said.startsWith(EXIT + exitCode + "; ");
    }
  }

  /** It did not end in time and was ended with its whole process tree. */
  record TimedOut(Duration after) implements GateOutcome {}

  /** It could not be run at all: a missing program, a missing directory. */
  record Errored(String reason) implements GateOutcome {}

  /** It was not run, for the reason given. Never a pass. */
  record Skipped(String reason) implements GateOutcome {
    /** Of a gate that was cut off, or not begun any more: it says nothing about the tree. */
    public static final Skipped CANCELLED = new Skipped("cancelled");

    private static final String BY_DEFINITION = "skipped by its definition, ";

    /**
     * Of a gate whose definition says so.
     *
     * @param origin where that stands
     */
    public static Skipped byDefinition(String origin) {
      return new Skipped(BY_DEFINITION + origin);
    }

    /** Whether its definition says so. */
    public boolean byDefinition() {
      return reason.startsWith(BY_DEFINITION);
    }
  }

  /** Nothing it depends on changed since it passed at that time. */
  record Cached(Instant passedAt) implements GateOutcome {}

  /**
   * It passed only on a retry, which is weak; or it disagreed with itself on an unchanged tree,
   * which is no pass.
   *
   * @param attempts of this run; one where it failed in a run before
   */
  record Flaky(int attempts, boolean passedAtLast) implements GateOutcome {}

  /** Whether this outcome is a pass that evidence may rest on. */
  default boolean passed() {
    return switch (this) {
      case Passed p -> true;
      case Cached c -> true;
      case Flaky f -> f.passedAtLast();
      case Failed f -> false;
      case TimedOut t -> false;
      case Errored e -> false;
      case Skipped s -> false;
    };
  }

  /** The word for documents: {@code passed failed timed_out errored skipped cached flaky}. */
  default String status() {
    return switch (this) {
      case Passed p -> "passed";
      case Failed f -> "failed";
      case TimedOut t -> "timed_out";
      case Errored e -> "errored";
      case Skipped s -> "skipped";
      case Cached c -> "cached";
      case Flaky f -> "flaky";
    };
  }

  /** Why, in one line; empty for a plain pass. */
  default String reason() {
    return switch (this) {
      case Passed p -> "";
      case Failed f -> f.reason();
      case TimedOut t -> "timed out after " + Durations.exact(t.after());
      case Errored e -> e.reason();
      case Skipped s -> s.reason();
      case Cached c ->
          "unchanged since it passed at " + c.passedAt().truncatedTo(ChronoUnit.SECONDS);
      case Flaky f ->
          f.passedAtLast()
              ? f.attempts() > 1
                  ? "passed only at attempt " + f.attempts() + " on the same tree"
                  : "passed, and failed before on the same tree"
              : "passed and failed on the same tree";
    };
  }
}
