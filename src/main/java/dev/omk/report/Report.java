package dev.omk.report;

import dev.omk.goal.Goal;
import dev.omk.goal.Happened;
import dev.omk.proof.Claim;
import java.util.List;

/**
 * What a page is made of.
 *
 * @param goal the goal
 * @param verdict where it stands now
 * @param claims every claim about it
 * @param events all of its events
 * @param diffs what each pass changed, and before them with the number 0 the whole difference from
 *     the base
 * @param logs the way from the page to the goal's directory, percent-encoded, ending with a slash
 * @param version of omk
 */
public record Report(
    Goal goal,
    Verdict verdict,
    List<Claim> claims,
    List<Happened> events,
    List<Diff> diffs,
    String logs,
    String version) {

  public Report {
    claims = List.copyOf(claims);
    events = List.copyOf(events);
    diffs = List.copyOf(diffs);
  }

  /**
   * Where a goal stands, with the tree as it is.
   *
   * @param status as documents spell it
   * @param ready whether it is ready and what was proven is what is there
   * @param stale whether the work tree is not the one that was verified
   * @param reason why
   * @param nextStep what to do now; may be empty
   * @param gaps what is missing
   */
  public record Verdict(
      String status,
      boolean ready,
      boolean stale,
      String reason,
      String nextStep,
      List<String> gaps) {
    public Verdict {
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * A patch.
   *
   * @param pass its number; 0 for all that differs from the base
   * @param heading what is shown, in words
   * @param patch in unified form, redacted
   * @param truncated whether it was cut
   */
  public record Diff(int pass, String heading, String patch, boolean truncated) {}
}
