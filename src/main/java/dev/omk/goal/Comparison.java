package dev.omk.goal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What omk compared itself between base and candidate.
 *
 * @param subject the candidate
 * @param gatesDigest of the definitions that were pinned then
 * @param checks one a thing that was compared
 * @param artifacts what was seen, in full
 * @param startedAt when it began
 * @param elapsed wall time
 */
public record Comparison(
    String subject,
    String gatesDigest,
    List<Check> checks,
    List<Artifact> artifacts,
    Instant startedAt,
    Duration elapsed) {
  public Comparison {
    checks = List.copyOf(checks);
    artifacts = List.copyOf(artifacts);
  }

  /** What a comparison says. */
  public enum Verdict {
    /** It is shown by what we saw ourselves. */
    SHOWN,
    /** Nothing speaks against it, and a person has to look. */
    WEAK,
    /** It is not so. */
    REFUTED
  }

  /**
   * One thing that was compared.
   *
   * @param evidence what it is evidence for, in the oracle's words
   * @param name of the observation, the benchmark or the file
   * @param detail one line
   * @param differences what differs, one line each, bounded
   */
  public record Check(
      String evidence, String name, Verdict verdict, String detail, List<String> differences) {
    public Check {
      differences = List.copyOf(differences);
    }
  }

  /** The checks for a kind of evidence. */
  public List<Check> of(String evidence) {
    return checks.stream().filter(check -> check.evidence().equals(evidence)).toList();
  }

  /** Those that say no. */
  public List<Check> refuted() {
    return checks.stream().filter(check -> check.verdict() == Verdict.REFUTED).toList();
  }
}
